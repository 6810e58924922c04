using Spectre.Console;
using Spectre.Console.Rendering;

namespace Assistant.Commands.Output;

/// <summary>Draws tables for people at a terminal.</summary>
internal static class Rendering
{
    /// <summary>The text of a drawing, in the terminal's width and, where it has them, colours.</summary>
    public static string Draw(CommandIo io, IRenderable drawing)
    {
        using var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = io.HasColours ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = io.HasColours ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = Math.Max(40, io.Width);
        console.Write(drawing);
        return text.ToString();
    }

    /// <summary>A table: drawn on a terminal, else one line a row with tabs between the columns and no heading.</summary>
    public static async Task WriteTableAsync(
        CommandIo io, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows, CancellationToken cancellationToken)
    {
        if (!io.IsTerminal)
        {
            foreach (var row in rows)
            {
                await io.Out.WriteLineAsync(string.Join('\t', row.Select(OneLine)).AsMemory(), cancellationToken);
            }

            await io.Out.FlushAsync(cancellationToken);
            return;
        }

        var table = new Table { Border = TableBorder.Rounded };
        foreach (var column in columns)
        {
            table.AddColumn(Markup.Escape(column));
        }

        foreach (var row in rows)
        {
            table.AddRow([.. row.Select(cell => new Text(TerminalText.Clean(cell)))]);
        }

        await io.Out.WriteAsync(Draw(io, table).AsMemory(), cancellationToken);
        await io.Out.FlushAsync(cancellationToken);
    }

    private static string OneLine(string cell) => TerminalText.Clean(cell).ReplaceLineEndings(" ").Replace('\t', ' ');
}
