using System.Globalization;
using BenchmarkDotNet.Running;

namespace InfoDisclosure.Benchmarks;

/// <summary>
/// <c>catalogue</c>, <c>search [TEXTS [LENGTH]]</c>, <c>pdf</c>, <c>reading</c>, <c>scanner</c>, <c>import</c>, <c>compile</c>: comparisons that need peers in the same run, told as
/// Markdown rows for docs/benchmarks.md. Anything else goes to BenchmarkDotNet (<c>--filter '*'</c>). Pages over HTTP are measured by
/// <c>site.sh</c> beside this file.
/// </summary>
internal static class BenchmarkProgram
{
    private static async Task Main(string[] args)
    {
        switch (args)
        {
            case ["catalogue", ..]:
                await CatalogueComparison.RunAsync();
                break;
            case ["search", .. var numbers]:
                int[] measures = [.. numbers.Select(number => int.Parse(number, CultureInfo.InvariantCulture))];
                await SearchComparison.RunAsync(measures is [var size, ..] ? size : 100_000, measures is [_, var length] ? length : 400);
                break;
            case ["pdf", ..]:
                await PdfComparison.RunAsync();
                break;
            case ["reading", var file]:
                ReadingComparison.RunOnce(file);
                break;
            case ["reading"]:
                await ReadingComparison.RunAsync();
                break;
            case ["scanner", ..]:
                ScannerComparison.Run();
                break;
            case ["compile", ..]:
                await CompileComparison.RunAsync();
                break;
            case ["import", ..]:
                await ImportComparison.RunAsync();
                break;
            default:
                BenchmarkSwitcher.FromAssembly(typeof(BenchmarkProgram).Assembly).Run(args);
                break;
        }
    }
}
