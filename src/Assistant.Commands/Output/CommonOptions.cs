using System.CommandLine;

namespace Assistant.Commands.Output;

/// <summary>Options that several commands share; each command gets its own.</summary>
internal static class CommonOptions
{
    public static Option<bool> Json(string description = "Print JSON for a program.") => new("--json") { Description = description };

    public static Option<int> Top()
    {
        var top = new Option<int>("--top") { Description = "How many results, 1 to 100.", HelpName = "number", DefaultValueFactory = _ => 10 };
        top.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 100)
            {
                result.AddError("--top must be 1 to 100.");
            }
        });
        return top;
    }

    public static Option<string?> Queries() => new("--queries")
    {
        Description = "File of { \"id\", \"text\" } lines to answer one by one; - reads what is piped in.",
        HelpName = "file",
    };

    public static Argument<string[]> Words(string name, string description) => new(name)
    {
        Description = description,
        Arity = ArgumentArity.ZeroOrMore,
    };
}
