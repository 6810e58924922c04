using System.Collections.Immutable;

namespace Assistant.Evals.Simulation.Talking;

/// <summary>The words for a goal, try by try: the case's own, then the last of them once more and annoyed, until patience ends.</summary>
internal sealed class Wishes(GoalList goals, Mood mood, Persona? persona, int patience, Random dice)
{
    private readonly Queue<string> _presses = new(Shuffled(persona?.Presses ?? [], dice));
    private int _tries;

    /// <summary>Whether the goal has been spoken of.</summary>
    public bool HaveBegun => _tries > 0;

    public bool HasOtherWords => _tries < Math.Min(goals.Ways.Length, patience + 1);

    /// <summary>Another goal, or another view of it: patience begins again.</summary>
    public void StartAnew() => _tries = 0;

    /// <summary>Null when the shopper has had enough.</summary>
    public string? Next()
    {
        if (_tries > patience)
            return null;

        var ways = goals.Ways;
        var isOwn = _tries < ways.Length;
        var words = ways[Math.Min(_tries++, ways.Length - 1)];
        return persona is not null && !isOwn ? Press(words)
            : isOwn ? Coloured(words)
            : $"{Pick(mood.Again)} {words}";
    }

    /// <summary>What somebody who is up to something tries next; the wish itself again once they have run out of it.</summary>
    private string Press(string words) => _presses.TryDequeue(out var press) ? press : words;

    private string Coloured(string words)
    {
        // The mood shows more the longer it takes.
        if (dice.NextDouble() >= mood.Adds * (1 + 0.5 * (_tries - 1)))
            return words;

        return dice.Next(2) is 0 && !mood.Before.IsEmpty ? $"{Pick(mood.Before)} {words}" : $"{Ended(words)} {Pick(mood.After)}";
    }

    private static string Ended(string words) => words.Length > 0 && char.IsLetterOrDigit(words[^1]) ? $"{words}." : words;

    private string Pick(ImmutableArray<string> ways) => ways[dice.Next(ways.Length)];

    private static string[] Shuffled(ImmutableArray<string> lines, Random dice)
    {
        var shuffled = lines.ToArray();
        dice.Shuffle(shuffled);
        return shuffled;
    }
}
