using System.Collections.Immutable;
using Assistant.Hosting;

namespace Assistant.Quality.Faults;

/// <summary>A deliberate fault of the product that the eval suites must notice.</summary>
/// <param name="Name">In a support manager's words.</param>
/// <param name="Near">Suites whose cases are likeliest to notice it: they are played first. All others follow.</param>
internal abstract record PlantedFault(string Name, ImmutableArray<string> Near)
{
    /// <summary>A file that says something else: a page, a flow or the wording of a reply.</summary>
    /// <param name="File">Below the repository's root.</param>
    /// <param name="Edits">Texts that must stand in the file, each with what stands there instead.</param>
    internal sealed record InFile(string Name, ImmutableArray<string> Near, string File, params ImmutableArray<(string Old, string New)> Edits)
        : PlantedFault(Name, Near);

    /// <summary>A part that does something else.</summary>
    internal sealed record InPart(string Name, ImmutableArray<string> Near, PartWrappers Wrap) : PlantedFault(Name, Near);
}
