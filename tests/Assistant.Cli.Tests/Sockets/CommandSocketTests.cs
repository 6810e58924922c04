using System.Net.Sockets;
using System.Text;
using Assistant.Commands;
using Assistant.Commands.Sockets;
using Assistant.Hosting;
using Assistant.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assistant.Cli.Tests.Sockets;

/// <summary>A host runs commands for programs that found its data folder taken.</summary>
public sealed class CommandSocketTests(ProductFixture product) : IAsyncLifetime
{
    private readonly CancellationTokenSource _stop = new();
    private readonly TemporaryFolder _folder = new();
    private Task _serving = Task.CompletedTask;

    public ValueTask InitializeAsync()
    {
        _serving = CommandSocketServer.RunAsync(_folder.Path, product, NullLogger.Instance, _stop.Token);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving;
        Assert.False(File.Exists(_folder.Of("assistant.sock")));
        _folder.Dispose();
        _stop.Dispose();
    }

    [Fact]
    public async Task A_command_runs_in_the_host_and_shows_here()
    {
        var there = await ThroughSocketAsync(TextReader.Null, "ask", "how long do I have to return something?", "--json");
        var wrong = await ThroughSocketAsync(TextReader.Null, "ask", "--jsn");

        Assert.Equal(0, there.Exit);
        Assert.Equal("replied", there.Json.GetProperty("outcome").GetString());
        Assert.Equal((2, "\"assistant ask\" has no option \"--jsn\". Did you mean \"--json\"? See assistant ask --help.\n"), (wrong.Exit, wrong.Err));
    }

    [Fact]
    public async Task Lines_typed_here_are_read_there()
    {
        var run = await ThroughSocketAsync(new StringReader("hello\nhow do returns work?\n"), "chat", "--json");

        Assert.Equal(["bot", "user", "bot", "user", "bot"], run.JsonLines.Select(activity => activity.GetProperty("from").GetProperty("role").GetString()));
    }

    [Fact]
    public async Task Nothing_is_read_from_the_person_that_the_command_does_not_ask_for()
    {
        var input = new StringReader("kept for whoever comes next");

        await ThroughSocketAsync(input, "knowledge", "status");

        Assert.Equal("kept for whoever comes next", await input.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Several_clients_are_served_at_once()
    {
        var runs = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            ThroughSocketAsync(new StringReader($"message number {i}\n"), "chat", "--json")));

        Assert.All(runs.Index(), run => Assert.Equal($"message number {run.Index}", run.Item.JsonLines[1].GetProperty("text").GetString()));
    }

    [Fact]
    public async Task A_large_shop_goes_out_and_comes_back_in_every_alphabet()
    {
        var exported = await ThroughSocketAsync(TextReader.Null, "shop", "export", "-");
        Assert.True(exported.Out.Length > 1_000_000, $"Only {exported.Out.Length} characters came.");

        var imported = await ThroughSocketAsync(new StringReader(exported.Out), "shop", "import", "-");
        var again = await ThroughSocketAsync(TextReader.Null, "shop", "export", "-");

        Assert.Equal(0, imported.Exit);
        Assert.Equal(exported.Out, again.Out);
    }

    [Fact]
    public async Task A_character_cut_by_a_frame_arrives_whole()
    {
        // Two bytes in front put every four-byte character across the edges of frames and buffers.
        var text = $"xy{string.Concat(Enumerable.Repeat("𝒜", 900))}";

        var run = await ThroughSocketAsync(new StringReader($"{text}\n"), "chat", "--json");

        Assert.Equal(text, run.JsonLines[1].GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_client_that_goes_away_cancels_its_command()
    {
        var endless = new Endless(product);
        using var folder = new TemporaryFolder();
        using var stop = new CancellationTokenSource();
        var serving = CommandSocketServer.RunAsync(folder.Path, endless, NullLogger.Instance, stop.Token);
        using var interrupt = new CancellationTokenSource();

        var run = await CommandRun.CaptureAsync(TextReader.Null, async (io, _) =>
        {
            var client = CommandSocketClient.RunAsync(["knowledge", "status"], io, product.Configuration, folder.Path, interrupt.Token);
            await endless.Started.WaitAsync(TestContext.Current.CancellationToken);
            await interrupt.CancelAsync();
            return await client ?? -1;
        });

        Assert.Equal(130, run.Exit);
        await endless.Cancelled.WaitAsync(TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        await serving;
    }

    [Fact]
    public async Task Other_settings_than_the_hosts_are_refused()
    {
        var elsewhere = HostConfiguration.Read(["--Knowledge:Path=/elsewhere"], Repository.Root, "Development");

        var run = await CommandRun.CaptureAsync(TextReader.Null, async (io, cancellationToken) =>
            await CommandSocketClient.RunAsync(["knowledge", "status"], io, elsewhere, _folder.Path, cancellationToken) ?? -1);

        Assert.Equal(2, run.Exit);
        Assert.Equal(
            $"The running host uses the pages in {product.Configuration.KnowledgeFolder}, and you asked about /elsewhere. "
            + "Choose another data folder with --data, or stop the host.\n",
            run.Err);
    }

    [Fact]
    public async Task The_socket_is_the_owners_alone()
    {
        await ThroughSocketAsync(TextReader.Null, "tools");

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder.Of("assistant.sock")));
        }
    }

    [Fact]
    public async Task Noise_on_the_socket_harms_nobody_else()
    {
        using var noise = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await noise.ConnectAsync(new UnixDomainSocketEndPoint(_folder.Of("assistant.sock")), TestContext.Current.CancellationToken);
        await noise.SendAsync(Encoding.UTF8.GetBytes("GET / HTTP/1.1\r\n\r\n"), TestContext.Current.CancellationToken);

        Assert.Equal(0, await noise.ReceiveAsync(new byte[1], TestContext.Current.CancellationToken));
        Assert.Equal(0, (await ThroughSocketAsync(TextReader.Null, "knowledge", "status")).Exit);
    }

    [Fact]
    public async Task A_socket_left_behind_is_replaced()
    {
        using var folder = new TemporaryFolder();
        using (var dead = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            dead.Bind(new UnixDomainSocketEndPoint(folder.Of("assistant.sock")));
        }

        folder.Write("assistant.sock", "");
        await ServedAsync(folder.Path, async () => Assert.Equal(0, (await ThroughAsync(folder.Path, TextReader.Null, "knowledge", "status")).Exit));
    }

    [Fact]
    public async Task A_folder_too_deep_for_a_socket_is_served_through_a_short_path()
    {
        using var folder = new TemporaryFolder();
        var deep = Directory.CreateDirectory(folder.Of(new string('d', 120))).FullName;

        await ServedAsync(deep, async () => Assert.Equal(0, (await ThroughAsync(deep, TextReader.Null, "knowledge", "status")).Exit));

        Assert.Empty(Directory.GetFiles(deep));
    }

    [Fact]
    public async Task A_held_folder_whose_owner_takes_no_commands_is_named()
    {
        var run = await CommandRun.ProgramAsync("ask", "hello", "--data", product.DataFolder);

        Assert.Equal(1, run.Exit);
        Assert.Equal(
            $"The data folder {product.DataFolder} is in use by process {Environment.ProcessId}. It takes no commands. "
            + "Stop it, or choose another folder with --data.\n",
            run.Err);
    }

    [Fact]
    public async Task Commands_that_need_no_data_run_beside_a_host()
    {
        var run = await CommandRun.ProgramAsync("knowledge", "lint", "--data", product.DataFolder);

        Assert.Equal(0, run.Exit);
    }

    private Task<CommandRun> ThroughSocketAsync(TextReader input, params string[] args) => ThroughAsync(_folder.Path, input, args);

    private Task<CommandRun> ThroughAsync(string folder, TextReader input, params string[] args) =>
        CommandRun.CaptureAsync(input, async (io, cancellationToken) =>
            await CommandSocketClient.RunAsync(args, io, product.Configuration, folder, cancellationToken)
            ?? throw new InvalidOperationException("Nobody listens."));

    private async Task ServedAsync(string folder, Func<Task> use)
    {
        using var stop = new CancellationTokenSource();
        var serving = CommandSocketServer.RunAsync(folder, product, NullLogger.Instance, stop.Token);
        await use();
        await stop.CancelAsync();
        await serving;
    }

    /// <summary>A host whose commands go on until they are cancelled.</summary>
    private sealed class Endless(IRuntimeProvider product) : IRuntimeProvider
    {
        private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Started => _started.Task;

        public Task Cancelled => _cancelled.Task;

        public HostConfiguration Configuration => product.Configuration;

        public MailNotices? Mail => null;

        public async Task<AssistantRuntime> OpenAsync(CancellationToken cancellationToken)
        {
            _started.TrySetResult();
            try
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
            finally
            {
                _cancelled.TrySetResult();
            }

            throw new InvalidOperationException("Never reached.");
        }
    }
}
