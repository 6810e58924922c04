namespace Assistant.BotFramework.Activities;

/// <summary>How shoppers reach pages and pictures of this host.</summary>
/// <param name="Base">Such as <c>https://help.example</c>; null where links stay relative to the host that a client talks to.</param>
internal sealed record PublicUrl(Uri? Base)
{
    // Only to see what a path means; never sent.
    private static readonly Uri Anywhere = new("http://host.invalid");

    /// <summary>The link to a path of this host, or null where <paramref name="path"/> would lead to another one.</summary>
    public string? Of(string path)
    {
        var root = Base ?? Anywhere;
        return Uri.TryCreate(root, path, out var url) && url.Scheme == root.Scheme && url.Authority == root.Authority
            ? Base is null ? url.PathAndQuery + url.Fragment : url.AbsoluteUri
            : null;
    }
}
