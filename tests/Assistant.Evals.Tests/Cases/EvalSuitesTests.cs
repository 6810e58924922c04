using Assistant.Evals.Cases;
using Assistant.Testing;

namespace Assistant.Evals.Tests.Cases;

public sealed class EvalSuitesTests : IDisposable
{
    private const string Good = """
        { "id": "a-case", "purpose": "A shopper hears something.", "turns": [ { "types": "hello" } ] }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("suites-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_suite_is_a_folder_of_cases()
    {
        Write("orders/a-case.json", Good);
        Write("orders/late/b-case.json", Good.Replace("a-case", "b-case", StringComparison.Ordinal));
        Write("baselines/main.json", "{}");
        Write("gate.json", "{}");

        var (cases, faults) = EvalSuites.Read(_folder.FullName);

        Assert.Empty(faults);
        Assert.Equal(["orders/a-case", "orders/late/b-case"], cases.Select(file => $"{file.Suite}/{file.Case.Id}"));
    }

    [Theory]
    [InlineData("""{ "id": "a-case", "purpose": "A shopper hears something.", "turn": [] }""", "turn")]
    [InlineData("""{ "id": "a-case", "turns": [ { "types": "hello" } ] }""", "purpose")]
    [InlineData("""{ "id": "a-case", "purpose": "short", "turns": [ { "types": "hello" } ] }""", "one sentence what a shopper must get")]
    [InlineData("""{ "id": "another", "purpose": "A shopper hears something.", "turns": [ { "types": "hello" } ] }""", "Call the file another.json")]
    [InlineData("""{ "id": "a-case", "purpose": "A shopper hears something." }""", "The shopper does nothing")]
    [InlineData("""{ "id": "a-case", "purpose": "A shopper hears something.", "turns": [ { "types": "a", "clicks": "b" } ] }""", "exactly one of")]
    [InlineData("""{ "id": "a-case", "purpose": "A shopper hears something.", "turns": [ { "waits": "00:01:00", "expect": { "says": ["x"] } } ] }""", "no answer to expect")]
    [InlineData("""{ "id": "a-case", "purpose": "A shopper hears something.", "turns": [ { "types": "a", "expect": { "says": ["/(/"] } } ] }""", "not a regular expression")]
    [InlineData("""{ "id": "a-case", "purpose": "A shopper hears something.", "turns": [ { "types": "a", "expect": { "card": "cheque" } } ] }""", "order, product or none")]
    [InlineData("""{ "id": "a-case", "purpose": "A shopper hears something.", "turns": [ { "types": "a" } ], "expect": { "outcome": "won" } }""", "answered, asking, declined, personOffered, handedOff, proposed or done")]
    [InlineData("""{ "id": "a-case", "purpose": "A shopper hears something.", "turns": [ { "types": "a", "decides": "confirm" } ] }""", "exactly one of types, clicks, decides, approves, waits, changes and losesReply")]
    [InlineData("""{ "id": "a-case", "purpose": "A shopper hears something.", "turns": [ { "decides": "maybe" } ] }""", "confirm or decline")]
    [InlineData("""{ "id": "a-case", "purpose": "A shopper hears something.", "turns": [ { "losesReply": true, "expect": { "says": ["x"] } } ] }""", "no answer to expect")]
    [InlineData("""{ "id": "a-case", "purpose": "A shopper hears something.", "turns": [ { "losesReply": false } ] }""", "exactly one of")]
    [InlineData("""{ "id": "a-case", "purpose": "A shopper hears something.", "turns": [ { "decides": "confirm", "expect": { "action": { "tool": "cancel_order", "state": "finished" } } } ] }""", "proposed, needsApproval, succeeded, rejected, unknown, expired, declined or withdrawn")]
    [InlineData("""{ "id": "a-case", "purpose": "A shopper hears something.", "turns": [ { "types": "a", "expect": { "action": { "tool": "cancel_order", "says": ["/(/"] } } } ] }""", "not a regular expression")]
    [InlineData("""{ "id": "a-case", "purpose": "A shopper hears something.", "turns": [ { "types": "a" } ], "shop": { "changes": [ { "set": {} } ] } }""", "exactly one of order, product and customer")]
    [InlineData("""{ "id": "a-case", "purpose": "A shopper hears something.", "turns": [ { "types": "a" } ], "simulated": { "goals": [] } }""", "written and simulated")]
    [InlineData("{", "a-case.json")]
    public void Says_what_is_wrong_with_a_file_and_what_to_do(string text, string told)
    {
        Write("orders/a-case.json", text);

        var (cases, faults) = EvalSuites.Read(_folder.FullName);

        Assert.Empty(cases);
        Assert.Contains(told, Assert.Single(faults).ToString());
    }

    [Fact]
    public void Names_the_line_of_a_fault()
    {
        Write("orders/a-case.json", "{\n  \"id\": \"a-case\",\n  \"nobody\": 1\n}");

        Assert.Equal(3, Assert.Single(EvalSuites.Read(_folder.FullName).Faults).Line);
    }

    [Fact]
    public void Ids_are_unique_in_all_suites()
    {
        Write("orders/a-case.json", Good);
        Write("policy/a-case.json", Good);

        Assert.Contains("taken by another case", Assert.Single(EvalSuites.Read(_folder.FullName).Faults).Message);
    }

    [Fact]
    public void The_shipped_cases_are_good() => Assert.Empty(EvalSuites.Read(Path.Combine(Repository.Root, "evals")).Faults);

    private void Write(string path, string text)
    {
        var full = Path.Combine(_folder.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
