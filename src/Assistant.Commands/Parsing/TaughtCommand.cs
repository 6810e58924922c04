using System.CommandLine;

namespace Assistant.Commands.Parsing;

/// <summary>A command whose help ends with examples that can be copied.</summary>
internal sealed class TaughtCommand(string name, string description, params IReadOnlyList<string> examples) : Command(name, description)
{
    /// <summary>Without the name of the program.</summary>
    public IReadOnlyList<string> Examples => examples;
}
