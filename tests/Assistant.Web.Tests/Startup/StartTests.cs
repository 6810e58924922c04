using System.Diagnostics;
using Assistant.Hosting;
using Assistant.Testing;
using Assistant.Testing.Web;
using Assistant.Web.Startup;

namespace Assistant.Web.Tests.Startup;

/// <summary>What does not start says why and what to do, and leaves everything as it was.</summary>
public sealed class StartTests
{
    // Met only by a test that is about to fail.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    [Trait("goal", "R-10")]
    public async Task A_second_process_on_the_same_data_folder_says_so_and_writes_nothing()
    {
        await using var host = await RunningHost.StartAsync();
        using var shopper = await host.ShopperAsync();
        await shopper.SayAsync("hello");
        var folder = host.Host.Runtime.Folder.Path;
        var before = Contents(folder);

        var (exitCode, _, error) = await RunAsync($"--data={folder}", "--Demo:Enabled=true");

        Assert.Equal(1, exitCode);
        Assert.Contains($"The data folder {folder} is in use by process {Environment.ProcessId}.", error);
        Assert.DoesNotContain("   at ", error);
        Assert.Equal(before, Contents(folder));
        Assert.NotEqual("", (await shopper.SayAsync("still there?")).Text);
    }

    [Fact]
    public async Task Settings_that_are_not_right_end_the_program_with_exit_code_2()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"never-made-{Guid.NewGuid():N}");

        var (exitCode, output, error) = await RunAsync($"--data={folder}", "--Limits:CodeTries=0");

        Assert.Equal(2, exitCode);
        Assert.Contains("Limits:CodeTries", error);
        Assert.DoesNotContain("   at ", error);
        Assert.Empty(output);
        Assert.False(Directory.Exists(folder));
    }

    [Theory]
    [InlineData("--urls=http://0.0.0.0:0")]
    [InlineData("--urls=http://*:0")]
    [InlineData("--urls=http://[::]:0")]
    [InlineData("--urls=http://192.0.2.1:0")]
    [InlineData("--urls=http://127.0.0.1:0;http://shop.example:0")]
    public async Task Demo_mode_is_refused_on_any_address_that_others_can_reach(string urls)
    {
        var fault = await RefusedAsync(urls, "--Demo:Enabled=true");

        Assert.Contains("Demo:AllowPublic", fault.Message);
        Assert.Contains("Demo:Enabled", fault.Message);
    }

    [Theory]
    [InlineData("Limits:MessageCharacters=0", "Limits:MessageCharacters")]
    [InlineData("Limits:MessageCharacters=many", "Limits:MessageCharacters")]
    [InlineData("Limits:Turn=00:00:00", "Limits:Turn")]
    [InlineData("Limits:NoSuchLimit=1", "NoSuchLimit")]
    [InlineData("Shop:Provider=shopify", "Shop:Provider")]
    [InlineData("Shop:Name=", "Shop:Name")]
    [InlineData("Shop:Currency=euro", "Shop:Currency")]
    [InlineData("Shop:TimeZone=Mars/Olympus", "Shop:TimeZone")]
    [InlineData("Data:Provider=oracle", "Data:Provider")]
    [InlineData("Data:Folder=", "Data:Folder")]
    [InlineData("Knowledge:Index=elsewhere", "Knowledge:Index")]
    [InlineData("Knowledge:PublishOnSave=perhaps", "Knowledge:PublishOnSave")]
    [InlineData("Model:Endpoint=https://model.example", "Model:Endpoint")]
    [InlineData("Embeddings:Name=text-embedding-3-small", "Embeddings:Endpoint is empty")]
    [InlineData("Embeddings:Endpoint=https://embeddings.example/v1", "Embeddings:Name must be the model's name")]
    [InlineData("Embeddings:Url=https://embeddings.example/v1", "Embeddings")]
    [InlineData("Limits:QuestionEmbedding=00:00:00", "Limits:QuestionEmbedding must be longer than zero")]
    [InlineData("Chat:IdentitySecret=short", "IdentitySecret")]
    [InlineData("Chat:DirectLineSecret=short", "DirectLineSecret")]
    [InlineData("Chat:AllowedOrigins:0=shop.example", "Chat:AllowedOrigins")]
    [InlineData("Chat:AllowedOrigins:0=*", "Chat:AllowedOrigins")]
    [InlineData("Demo:Enabled=yes please", "Demo:Enabled")]
    public async Task A_setting_that_is_not_right_is_named(string setting, string named)
    {
        var fault = await RefusedAsync("--urls=http://127.0.0.1:0", $"--{setting}");

        Assert.Contains(named, Assert.Single(fault.Faults));
    }

    [Fact]
    public async Task All_faults_are_named_at_once()
    {
        var fault = await RefusedAsync("--Limits:CodeTries=0", "--Shop:Currency=euro", "--Data:Provider=oracle");

        Assert.Equal(3, fault.Faults.Count);
    }

    private static async Task<SettingsException> RefusedAsync(params string[] args)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"never-made-{Guid.NewGuid():N}");

        // A later setting wins, so that a test can name a folder of its own.
        var fault = await Assert.ThrowsAsync<SettingsException>(() => AssistantHost.BuildAsync(
            [$"--Data:Folder={folder}", .. args], new HostParts { Output = TextWriter.Null }, TestContext.Current.CancellationToken));
        Assert.False(Directory.Exists(folder));
        return fault;
    }

    /// <summary>Runs the real program to its end.</summary>
    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] args)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "Assistant.Web.dll") },
        };
        foreach (var arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException("The program could not be started.");
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            patience.CancelAfter(Patience);
            var (output, error) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    /// <summary>Names, sizes and times of the files.</summary>
    private static string Contents(string folder) => string.Join('\n', new DirectoryInfo(folder)
        .EnumerateFiles("*", SearchOption.AllDirectories)
        .OrderBy(file => file.FullName, StringComparer.Ordinal)
        .Select(file => $"{file.FullName} {file.Length} {file.LastWriteTimeUtc:O}"));
}
