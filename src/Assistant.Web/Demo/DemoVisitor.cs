using Assistant.DemoShop;

namespace Assistant.Web.Demo;

/// <summary>Who the visitor of the demo plays: nobody, or one of the cast, signed in by a real identity token.</summary>
/// <param name="Identity">The signed token for the widget; null for nobody.</param>
public sealed record DemoVisitor(CastMember? Who, string? Identity);
