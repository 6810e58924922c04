using Assistant.Hosting;
using Assistant.Testing;

namespace Assistant.Cli.Tests.Configuration;

public sealed class ConfigurationArgumentsTests
{
    [Fact]
    public void Are_taken_out_of_the_others()
    {
        var split = ConfigurationArguments.Split(
            ["--data", "elsewhere", "ask", "--Knowledge:Path=pages = mine", "hello", "--Limits:Turn", "00:00:10", "--json", "--urls", "http://*:5"]);

        Assert.Equal(["ask", "hello", "--json", "--urls", "http://*:5"], split.Rest);
        Assert.Equal("elsewhere", split.Values["Data:Folder"]);
        Assert.Equal("pages = mine", split.Values["Knowledge:Path"]);
        Assert.Equal("00:00:10", split.Values["limits:turn"]);
    }

    [Fact]
    public void End_where_a_double_dash_says_so()
    {
        var split = ConfigurationArguments.Split(["--data=a", "ask", "--", "--data=b", "--Shop:Name=c"]);

        Assert.Equal("a", split.Values["Data:Folder"]);
        Assert.Equal(["ask", "--", "--data=b", "--Shop:Name=c"], split.Rest);
    }

    [Fact]
    public void Win_over_the_file_and_lie_below_it()
    {
        var configuration = HostConfiguration.Read(["--data", "elsewhere", "--Chat:BotName=Pip"], Path.Combine(Repository.Root, "src"), "Development");

        Assert.Equal(Path.Combine(Repository.Root, "elsewhere"), configuration.DataFolder);
        Assert.Equal("Pip", configuration.Settings.Chat.BotName);
    }

    [Theory]
    [InlineData("Development", null, true)]
    [InlineData("Production", null, false)]
    [InlineData("Staging", null, false)]
    [InlineData("Development", "false", false)]
    [InlineData("Production", "true", true)]
    public void Decide_about_demo_mode_where_they_say_so(string environment, string? enabled, bool isDemo)
    {
        string[] args = enabled is null ? [] : [$"--Demo:Enabled={enabled}"];

        Assert.Equal(isDemo, HostConfiguration.Read(args, Repository.Root, environment).IsDemo);
    }
}
