using Assistant.Testing;

namespace Assistant.BotFramework.Tests.Fakes;

/// <summary>Compares a text with the one that was read and accepted before.</summary>
internal static class Snapshot
{
    /// <summary>Fails where the texts differ, and leaves the new one beside the old one as <c>.received</c> to be read and accepted.</summary>
    public static void Matches(string name, string actual)
    {
        var accepted = Path.Combine(Repository.Root, "tests", "Assistant.BotFramework.Tests", "Snapshots", name);
        var received = $"{accepted}.received";
        var expected = File.Exists(accepted) ? File.ReadAllText(accepted).TrimEnd() : "";
        if (actual == expected)
        {
            File.Delete(received);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(accepted)!);
        File.WriteAllText(received, $"{actual}\n");
        Assert.Equal(expected, actual);
    }
}
