namespace Assistant.Hosting;

/// <summary>Another process owns the data folder. Nothing was written.</summary>
/// <param name="folder">Full path of the data folder.</param>
/// <param name="processId">Null while the owner is starting or stopping.</param>
public sealed class DataFolderHeldException(string folder, int? processId)
    : Exception($"The data folder {folder} is in use by {(processId is { } id ? $"process {id}" : "another process")}.")
{
    public string Folder => folder;

    public int? ProcessId => processId;
}
