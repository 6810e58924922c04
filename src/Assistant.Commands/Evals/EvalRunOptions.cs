using System.Collections.Immutable;
using System.CommandLine;
using Assistant.Commands.Output;

namespace Assistant.Commands.Evals;

/// <summary>What a person asks <c>eval run</c> for.</summary>
internal sealed record EvalRequest
{
    public string? Folder { get; init; }

    public ImmutableArray<string> Suites { get; init; } = [];

    public ImmutableArray<string> CaseIds { get; init; } = [];

    public int Repeat { get; init; } = 1;

    public int? Parallel { get; init; }

    public int Seed { get; init; }

    public string? Baseline { get; init; }

    public string? SaveBaseline { get; init; }

    public string? Record { get; init; }

    public string? Replay { get; init; }

    public string? Out { get; init; }

    public bool Resume { get; init; }

    public bool Json { get; init; }
}

/// <summary>The arguments of <c>eval run</c>.</summary>
internal sealed class EvalRunOptions
{
    private readonly Argument<string?> _folder = new("folder")
    {
        Description = "A folder of suites, one suite, or one case; evals where none is named.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _suites = new("--suite") { Description = "Only these suites, with commas.", HelpName = "names" };

    private readonly Option<string?> _cases = new("--case") { Description = "Only these cases, with commas.", HelpName = "ids" };

    private readonly Option<int> _repeat = Number("--repeat", "Plays each case so often; it passes if every time does.", 1, 1, 100);

    private readonly Option<int?> _parallel = new("--parallel") { Description = "Cases at a time; as many as there are processors.", HelpName = "number" };

    private readonly Option<int> _seed = Number("--seed", "Draws simulated shoppers anew.", 0, 0, int.MaxValue);

    private readonly Option<string?> _baseline = new("--baseline")
    {
        Description = "Compares with evals/baselines/<name>.json; main where it exists, none: compares with nothing.",
        HelpName = "name",
    };

    private readonly Option<string?> _save = new("--save-baseline") { Description = "Keeps this run as evals/baselines/<name>.json.", HelpName = "name" };

    private readonly Option<string?> _record = new("--record") { Description = "Keeps what the brain answers in this folder.", HelpName = "folder" };

    private readonly Option<string?> _replay = new("--replay") { Description = "Lets the answers of this folder speak instead of a brain.", HelpName = "folder" };

    private readonly Option<string?> _out = new("--out") { Description = "Folder of the reports; evals/last in the data folder.", HelpName = "folder" };

    private readonly Option<bool> _resume = new("--resume") { Description = "Goes on with a run that broke off; cases that were rewritten are played again." };

    private readonly Option<bool> _json = CommonOptions.Json("Print the whole run: { brain, release, cases: [...], metrics: [...] }.");

    public void AddTo(Command command)
    {
        command.Add(_folder);
        foreach (var option in new Option[] { _suites, _cases, _repeat, _parallel, _seed, _baseline, _save, _record, _replay, _out, _resume, _json })
            command.Add(option);
    }

    public EvalRequest Read(ParseResult parsed) => new()
    {
        Folder = parsed.GetValue(_folder),
        Suites = Names(parsed.GetValue(_suites)),
        CaseIds = Names(parsed.GetValue(_cases)),
        Repeat = parsed.GetValue(_repeat),
        Parallel = parsed.GetValue(_parallel),
        Seed = parsed.GetValue(_seed),
        Baseline = parsed.GetValue(_baseline),
        SaveBaseline = parsed.GetValue(_save),
        Record = parsed.GetValue(_record),
        Replay = parsed.GetValue(_replay),
        Out = parsed.GetValue(_out),
        Resume = parsed.GetValue(_resume),
        Json = parsed.GetValue(_json),
    };

    private static ImmutableArray<string> Names(string? text) =>
        [.. (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private static Option<int> Number(string name, string description, int value, int least, int most)
    {
        var option = new Option<int>(name) { Description = description, HelpName = "number", DefaultValueFactory = _ => value };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is var given && (given < least || given > most))
                result.AddError($"{name} must be {least} to {most}.");
        });
        return option;
    }
}
