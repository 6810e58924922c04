using System.Text;

namespace Assistant.Core.Text;

/// <summary>The one normaliser for matching; what is shown keeps its original form.</summary>
public static class TextFolding
{
    /// <summary>Compatibility-folds and lower-cases <paramref name="text"/>; idempotent.</summary>
    public static string Fold(string text) => text.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
}
