using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using Assistant.Brains.BuiltIn.Orders;
using Assistant.Core.Identity;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Assistant.Brains.BuiltIn.Flows;

/// <summary>Reads one file of <c>prompts/flows</c>: a single flow. What is wrong is reported with its line.</summary>
internal sealed class FlowFile
{
    private readonly string _file;
    private readonly List<FlowFault> _faults;

    private FlowFile(string file, List<FlowFault> faults) => (_file, _faults) = (file, faults);

    /// <summary>The flow with the line of each step, or null where the file has faults; they are added to <paramref name="faults"/>.</summary>
    public static WrittenFlow? Read(string file, string yaml, List<FlowFault> faults)
    {
        var before = faults.Count;
        var reader = new FlowFile(file, faults);
        WrittenFlow? flow = null;
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            if (stream.Documents is [{ RootNode: YamlMappingNode root }])
            {
                flow = reader.Flow(root);
            }
            else
            {
                reader.Fault(1, "A flow file is one mapping. Begin it with \"flow: <id>\".");
            }
        }
        catch (YamlException broken)
        {
            reader.Fault(broken.Start.Line, $"This is not YAML: {broken.Message} Check indentation and quotes.");
        }

        return faults.Count == before ? flow : null;
    }

    private WrittenFlow Flow(YamlMappingNode root)
    {
        OnlyKeys(root, "flow", "name", "choice", "intents", "pages", "steps");
        var steps = Child(root, "steps") is YamlSequenceNode { Children.Count: > 0 } written
            ? written.Children.Select(step => new WrittenStep(Step(step), Line(step))).ToImmutableArray()
            : [];
        if (steps.IsEmpty)
        {
            Fault(Line(root), "A flow needs \"steps\": a list that ends with an answer.");
        }

        var flow = new Flow(
            Text(root, "flow"),
            Text(root, "name"),
            OptionalText(root, "choice"),
            Questions(root),
            [.. steps.Select(step => step.Step).OfType<FlowStep>()])
        {
            Pages = [.. Sequence(root, "pages").Select(Scalar)],
        };
        return new WrittenFlow(_file, flow, steps);
    }

    /// <summary>Intents as a list, or as a mapping of intent to its full question.</summary>
    private FrozenDictionary<string, string> Questions(YamlMappingNode root) => Child(root, "intents") switch
    {
        null => FrozenDictionary<string, string>.Empty,
        YamlSequenceNode list => list.Children.Select(Scalar).Distinct().ToFrozenDictionary(intent => intent, _ => ""),
        YamlMappingNode map => map.Children.ToFrozenDictionary(entry => Scalar(entry.Key), entry => Scalar(entry.Value)),
        var other => Report(FrozenDictionary<string, string>.Empty, Line(other), "\"intents\" is a list, or a mapping of intent to question."),
    };

    private FlowStep? Step(YamlNode node)
    {
        if (node is not YamlMappingNode { Children.Count: > 0 } step)
        {
            return Report<FlowStep?>(null, Line(node), "A step is a mapping that begins with collect, verify, by_state, call, turn_to or answer.");
        }

        return Scalar(step.Children[0].Key) switch
        {
            "collect" => Collect(step) with { If = If(step) },
            "verify" => Verify(step) with { If = If(step) },
            "by_state" => ByState(step),
            "call" => Call(step) with { If = If(step) },
            "turn_to" => TurnTo(step) with { If = If(step) },
            "answer" => Answer(step),
            var other => Report<FlowStep?>(null, Line(step), $"There is no step \"{other}\". A step begins with collect, verify, by_state, call, turn_to or answer."),
        };
    }

    private FlowStep.Collect Collect(YamlMappingNode step)
    {
        OnlyKeys(step, "collect", "ask", "among", "if");
        var among = OptionalText(step, "among") ?? "any";
        return new FlowStep.Collect(
            Text(step, "collect"),
            OptionalText(step, "ask"),
            Enum.TryParse<OrdersAmong>(among, ignoreCase: true, out var orders)
                ? orders
                : Report(OrdersAmong.Any, Line(step), $"\"among: {among}\" is not one of open, delivered, refunded, any."));
    }

    private FlowStep.Verify Verify(YamlMappingNode step)
    {
        OnlyKeys(step, "verify", "if", "lines");
        var level = Text(step, "verify") switch
        {
            "guest" => IdentityLevel.Guest,
            "customer" => IdentityLevel.Customer,
            var other => Report(IdentityLevel.Customer, Line(step), $"\"verify: {other}\" is not one of guest, customer."),
        };
        return new FlowStep.Verify(level, [.. Sequence(step, "lines").Select(AnswerLine).OfType<AnswerLine>()]);
    }

    private StepCondition If(YamlMappingNode step) => OptionalText(step, "if") switch
    {
        null => StepCondition.Always,
        "own" => StepCondition.Own,
        "wanted" => StepCondition.Wanted,
        "asked" => StepCondition.Asked,
        "general" => StepCondition.General,
        var other => Report(StepCondition.Always, Line(step), $"\"if: {other}\" is not one of own, wanted, asked, general."),
    };

    private FlowStep.TurnTo TurnTo(YamlMappingNode step)
    {
        OnlyKeys(step, "turn_to", "when", "if");
        return new FlowStep.TurnTo(Text(step, "turn_to"), [.. Sequence(step, "when").Select(name => Situation(name)).OfType<OrderSituation>()]);
    }

    /// <summary>The names are those of the orders' states, in lower case with underscores.</summary>
    private OrderSituation? Situation(YamlNode name)
    {
        if (Enum.TryParse<OrderSituation>(Scalar(name).Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var situation) && Enum.IsDefined(situation))
        {
            return situation;
        }

        Fault(Line(name), $"\"{name}\" is no situation of an order. Known: {string.Join(", ", Enum.GetNames<OrderSituation>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName))}.");
        return null;
    }

    /// <summary>The situations in the order of the file.</summary>
    private FlowStep.ByState ByState(YamlMappingNode step)
    {
        var questions = ImmutableArray.CreateBuilder<(OrderSituation, string)>();
        foreach (var (name, question) in step.Children.Skip(1))
        {
            if (Situation(name) is { } situation)
            {
                questions.Add((situation, Scalar(question)));
            }
        }

        return new FlowStep.ByState(questions.ToImmutable(), Text(step, "by_state") switch
        {
            "question" => true,
            "nothing" => false,
            var other => Report(false, Line(step), $"\"by_state: {other}\" is not one of question, nothing: what is asked in other situations."),
        });
    }

    private FlowStep.Call Call(YamlMappingNode step)
    {
        OnlyKeys(step, "call", "with", "found", "none", "refused", "if");
        var arguments = Child(step, "with") switch
        {
            null => ImmutableSortedDictionary<string, string>.Empty,
            YamlMappingNode map => map.Children.ToImmutableSortedDictionary(
                entry => Scalar(entry.Key), entry => Scalar(entry.Value), StringComparer.Ordinal),
            var other => Report(
                ImmutableSortedDictionary<string, string>.Empty, Line(other), "\"with\" is a mapping of argument to value."),
        };
        return new FlowStep.Call(
            Text(step, "call"),
            arguments,
            Enum.GetValues<CallOutcome>()
                .Select(outcome => (outcome, Label: OptionalText(step, outcome.ToString().ToLowerInvariant())))
                .Where(next => next.Label is not null)
                .ToFrozenDictionary(next => next.outcome, next => next.Label!));
    }

    private FlowStep.Answer Answer(YamlMappingNode step)
    {
        OnlyKeys(step, "answer", "lines", "suggest", "offer");
        var lines = Sequence(step, "lines").Select(AnswerLine).OfType<AnswerLine>().ToImmutableArray();
        if (lines.IsEmpty)
        {
            Fault(Line(step), "An answer needs \"lines\": a list of \"say: <reply>\" and \"compose: <part>\".");
        }

        return new FlowStep.Answer(
            OptionalText(step, "answer"), lines, [.. Sequence(step, "suggest").Select(Scalar)], Offer(step));
    }

    private AnswerLine? AnswerLine(YamlNode node) => node switch
    {
        YamlMappingNode { Children.Count: 1 } line when Child(line, "say") is { } key => new AnswerLine.Say(Scalar(key)),
        YamlMappingNode { Children.Count: 1 } line when Child(line, "compose") is { } part => new AnswerLine.Compose(Scalar(part)),
        _ => Report<AnswerLine?>(null, Line(node), "A line of an answer is \"say: <reply>\" or \"compose: <part>\"."),
    };

    private FlowOffer? Offer(YamlMappingNode step)
    {
        if (Child(step, "offer") is not { } node)
        {
            return null;
        }

        if (node is not YamlMappingNode offer)
        {
            return Report<FlowOffer?>(null, Line(node), "\"offer\" is a mapping with flow, ask and, for a person, reason.");
        }

        OnlyKeys(offer, "flow", "ask", "reason");
        return new FlowOffer(Text(offer, "flow"), Text(offer, "ask"), OptionalText(offer, "reason"));
    }

    private IEnumerable<YamlNode> Sequence(YamlMappingNode map, string key) => Child(map, key) switch
    {
        null => [],
        YamlSequenceNode list => list.Children,
        var other => Report<IEnumerable<YamlNode>>([], Line(other), $"\"{key}\" is a list: one entry a line, each after \"- \"."),
    };

    private string Text(YamlMappingNode map, string key) =>
        OptionalText(map, key) ?? Report("", Line(map), $"\"{key}\" is missing or empty.");

    private static string? OptionalText(YamlMappingNode map, string key) =>
        Child(map, key) is YamlScalarNode { Value: { Length: > 0 } text } ? text : null;

    private string Scalar(YamlNode node) =>
        (node as YamlScalarNode)?.Value ?? Report("", Line(node), "A single text is expected here.");

    private void OnlyKeys(YamlMappingNode map, params ReadOnlySpan<string> known)
    {
        foreach (var key in map.Children.Keys)
        {
            if (key is not YamlScalarNode { Value: { } name } || !known.Contains(name))
            {
                Fault(Line(key), $"\"{key}\" is not known here. Known: {string.Join(", ", known)}.");
            }
        }
    }

    private static YamlNode? Child(YamlMappingNode map, string key) =>
        map.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;

    private static long Line(YamlNode node) => node.Start.Line;

    private T Report<T>(T instead, long line, string message)
    {
        Fault(line, message);
        return instead;
    }

    private void Fault(long line, string message) => _faults.Add(new FlowFault(_file, line, message));
}

/// <param name="Line">Where it stands, from 1; 0 where the file is not there.</param>
/// <param name="Message">What is wrong and what to do about it.</param>
internal sealed record FlowFault(string File, long Line, string Message)
{
    public override string ToString() => Line is 0 ? $"{File}: {Message}" : $"{File}, line {Line}: {Message}";
}

/// <param name="File">Its name, for faults.</param>
internal sealed record WrittenFlow(string File, Flow Flow, ImmutableArray<WrittenStep> Steps);

/// <param name="Line">Where it stands, from 1.</param>
internal sealed record WrittenStep(FlowStep? Step, long Line);
