using Assistant.Evals.Running;

namespace Assistant.Commands.Evals;

/// <summary>Opens what a person named as the result of a run: the file, or the folder that the run was written to.</summary>
internal static class ResultsFile
{
    /// <exception cref="WrongUseException">There is none, or it is no result of a run.</exception>
    public static EvalRun Read(string path)
    {
        var file = Directory.Exists(path) ? Path.Combine(path, RunFolder.ResultsFile) : path;
        try
        {
            return File.Exists(file) ? RunFolder.Read(file) : throw new WrongUseException($"There is no result of a run at {file}.");
        }
        catch (InvalidDataException fault)
        {
            throw new WrongUseException(fault.Message);
        }
    }
}
