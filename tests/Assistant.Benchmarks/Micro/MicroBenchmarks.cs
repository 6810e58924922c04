using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Assistant.Benchmarks.Micro;

/// <summary>The hot paths one by one, by BenchmarkDotNet.</summary>
internal static class MicroBenchmarks
{
    /// <param name="arguments">More for BenchmarkDotNet, such as <c>--filter *Search*</c>.</param>
    public static int Run(string[] arguments)
    {
        var config = DefaultConfig.Instance
            // In this process: the product is built already, and a second build of it says nothing new.
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
            .AddDiagnoser(MemoryDiagnoser.Default);
        string[] all = ["--filter", "*"];
        var reports = BenchmarkSwitcher.FromAssembly(typeof(MicroBenchmarks).Assembly).Run(arguments is [] ? all : arguments, config);
        return reports.Any() && reports.All(report => !report.HasCriticalValidationErrors && report.Reports.All(one => one.Success)) ? 0 : 1;
    }
}
