using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Assistant.Commands.Parsing;

/// <summary>The usual help, and below it the command's examples.</summary>
internal sealed class TaughtHelp(HelpAction usual) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var exit = usual.Invoke(parseResult);
        if (parseResult.CommandResult.Command is TaughtCommand { Examples: { Count: > 0 } examples })
        {
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (var example in examples)
            {
                output.WriteLine($"  assistant {example}");
            }

            output.WriteLine();
        }

        return exit;
    }
}
