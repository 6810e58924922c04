namespace Assistant.BotFramework.Activities;

/// <summary>The address under which shoppers reach this host, such as <c>https://help.example</c>.</summary>
internal sealed record PublicUrl(Uri Base)
{
    /// <summary>The absolute address of a path of this host.</summary>
    public string Of(string path) => new Uri(Base, path).AbsoluteUri;

    /// <summary>As <see cref="Of"/>, or null where <paramref name="path"/> would lead to another host.</summary>
    public string? OwnOrNull(string path) =>
        Uri.TryCreate(Base, path, out var url) && url.Scheme == Base.Scheme && url.Authority == Base.Authority ? url.AbsoluteUri : null;
}
