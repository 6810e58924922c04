using System.CommandLine;
using System.CommandLine.Parsing;

namespace Assistant.Commands.Parsing;

/// <summary>Says in one or two sentences what is wrong with a command line, and what was probably meant.</summary>
internal static class WrongUse
{
    /// <summary>Null for a command line that is right.</summary>
    public static string? Find(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var stranger = UndeclaredOption(parsed) ?? (parsed.UnmatchedTokens is [var first, ..] ? first : null);
        if (stranger is null)
        {
            return parsed.Errors.Count is 0 ? null : $"{parsed.Errors[0].Message} {Advice(parsed)}";
        }

        var isOption = stranger.StartsWith('-');
        var known = isOption ? Options(parsed) : command.Subcommands.Where(sub => !sub.Hidden).Select(sub => sub.Name);
        var meant = Spelling.Nearest(stranger.Split('=')[0], known) is [var near, ..] ? $" Did you mean \"{near}\"?" : "";
        return command.Subcommands.Count > 0 && !isOption
            ? $"There is no command \"{Path(parsed)} {stranger}\".{meant} {Advice(parsed)}"
            : $"\"{Path(parsed)}\" has no {(isOption ? "option" : "place for")} \"{stranger}\".{meant} {Advice(parsed)}";
    }

    /// <summary>A word that looks like an option where the parser, having room for a word, would take it as one.</summary>
    private static string? UndeclaredOption(ParseResult parsed) => parsed.Tokens
        .TakeWhile(token => token.Type is not TokenType.DoubleDash)
        .FirstOrDefault(token => token.Type is TokenType.Argument && token.Value.StartsWith("--", StringComparison.Ordinal))?.Value;

    private static IEnumerable<string> Options(ParseResult parsed) => Lineage(parsed.CommandResult)
        .SelectMany(result => result.Command.Options.Where(option => result == parsed.CommandResult || option.Recursive))
        .Select(option => option.Name);

    private static string Advice(ParseResult parsed) => $"See {Path(parsed)} --help.";

    private static string Path(ParseResult parsed) =>
        string.Join(' ', Lineage(parsed.CommandResult).Reverse().Select(result => result.Command.Name));

    private static IEnumerable<CommandResult> Lineage(CommandResult result)
    {
        for (SymbolResult? current = result; current is CommandResult command; current = current.Parent)
        {
            yield return command;
        }
    }
}
