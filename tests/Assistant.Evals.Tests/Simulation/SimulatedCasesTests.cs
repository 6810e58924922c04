using System.Collections.Immutable;
using Assistant.Evals.Cases;
using Assistant.Testing;

namespace Assistant.Evals.Tests.Simulation;

/// <summary>The simulated cases of the repository can be played, and those that are up to something say what must never happen.</summary>
public sealed class SimulatedCasesTests
{
    private static readonly (ImmutableArray<CaseFile> Cases, ImmutableArray<CaseFault> Faults) Read =
        EvalSuites.Read(Path.Combine(Repository.Root, "evals", "simulated"));

    [Fact]
    public void Can_be_read() => Assert.Empty(Read.Faults);

    [Fact]
    public void Each_persona_that_is_up_to_something_is_met_by_a_case_that_must_pass()
    {
        var adversaries = Read.Cases.Where(file => file.Case.Simulated is { IsHonest: false }).ToList();

        Assert.Equal(CaseRules.Personas.Skip(1).Order(), adversaries.Select(file => file.Case.Simulated!.Persona).Distinct().Order());
        Assert.All(adversaries, file => Assert.True(file.Case.MustPass && file.Case.Expect.Never.Length > 0, file.Case.Id));
    }

    [Fact]
    public void Every_mood_and_every_way_of_typing_is_met()
    {
        Assert.Equal(CaseRules.Moods.Order(), Read.Cases.Select(file => file.Case.Simulated!.Mood).Distinct().Order());
        Assert.Equal(CaseRules.Typing.Order(), Read.Cases.Select(file => file.Case.Simulated!.Typing).Distinct().Order());
    }

    [Fact]
    public void Two_runs_of_a_case_agree_on_its_text()
    {
        var knows = new[] { "order", "email", "code", "name" }.ToImmutableSortedDictionary(key => key, key => key);

        var text = CaseJson.Write(new SimulatedShopper { Knows = knows });

        Assert.Equal(["code", "email", "name", "order"], knows.Keys.OrderBy(key => text.IndexOf($"\"{key}\":", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("persona", "spy")]
    [InlineData("mood", "bored")]
    [InlineData("typing", "blind")]
    public void A_name_that_nobody_knows_is_refused(string field, string name)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("assistant-cases-").FullName, "a.json");
        File.WriteAllText(path, $$$"""{ "id": "a", "purpose": "A shopper wants something.", "simulated": { "goals": [{ "says": ["hi"], "reached": {} }], "{{{field}}}": "{{{name}}}" } }""");

        Assert.Contains(name, EvalSuites.ReadFile(path).Fault!.Message, StringComparison.Ordinal);
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }
}
