using System.Collections.Immutable;

namespace Assistant.Core.Knowledge;

/// <summary>Collects what is wrong with one file, so that an editor sees everything at once.</summary>
internal sealed class FaultList(string file, params IEnumerable<KnowledgeFault> found)
{
    private readonly List<KnowledgeFault> _faults = [.. found];

    public bool AnyRefused => _faults.Any(fault => fault.Refused);

    /// <summary>The page stays out because of this.</summary>
    public void Refuse(int line, string message, string remedy) => _faults.Add(new(file, line, message, remedy, Refused: true));

    /// <summary>The page is usable; somebody should look at it.</summary>
    public void Warn(int line, string message, string remedy) => _faults.Add(new(file, line, message, remedy, Refused: false));

    /// <summary>By line; faults of one line in the order they were found.</summary>
    public ImmutableArray<KnowledgeFault> ToImmutable() => [.. _faults.Distinct().OrderBy(fault => fault.Line)];
}
