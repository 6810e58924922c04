using Assistant.Cli;
using Assistant.Commands;
using Assistant.Core.Text;

PatternBound.Apply();
using var interrupt = new Interrupt();
await using var terminal = new Terminal();
return await CommandProgram.RunAsync(args, terminal.Io, interrupt.Token);
