namespace Assistant.Web.Demo;

/// <summary>Who the visitor of the demo plays: nobody, or one of the cast, signed in by a real identity token.</summary>
/// <param name="Identity">The signed token for the widget; null for nobody.</param>
public sealed record DemoVisitor(DemoVisitor.Member? Who, string? Identity)
{
    /// <summary>The customers whose stories docs/demo-shop.md tells.</summary>
    public static IReadOnlyList<Member> Cast { get; } =
    [
        new("ada", "Ada Okafor", "ada@example.com"),
        new("grace", "Grace Lindqvist", "grace@example.com"),
        new("linus", "Linus Bakker", "linus@example.com"),
        new("mei", "Mei Tanaka", "mei@example.com"),
        new("omar", "Omar Haddad", "omar@example.com"),
    ];

    public string Query => Who is { } who ? $"?as={who.Id}" : "";

    public string QueryWith(string name, string value)
    {
        var pair = $"{name}={Uri.EscapeDataString(value)}";
        return Query is "" ? $"?{pair}" : $"{Query}&{pair}";
    }

    /// <param name="Id">The customer's id in the demo shop.</param>
    public sealed record Member(string Id, string Name, string Email);
}
