using InfoDisclosure.Core.Data.Interceptors;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace InfoDisclosure.Core.Data;

/// <summary>Registers the database of a data directory.</summary>
public static class AddDataExtensions
{
    /// <summary>One context a request; the same for the site, the command line and tests.</summary>
    public static IServiceCollection AddData(this IServiceCollection services, DataDirectory directory)
    {
        var changes = new CommittedChanges();
        var watch = new CommitWatch(changes);
        var saves = new SaveWatch(watch);
        var own = new OwnCommits();
        var counter = new CommitCounter(own);
        return services
            .AddSingleton(directory)
            .AddSingleton(changes)
            .AddSingleton(own)
            .AddDbContext<InfoDisclosureDb>(options => options.Use(directory).AddInterceptors(watch, saves, counter));
    }

    /// <summary>The options of a directory's database.</summary>
    public static DbContextOptionsBuilder Use(this DbContextOptionsBuilder options, DataDirectory directory) => options
        .UseSqlite(directory.ConnectionString)
        .AddInterceptors(new SqliteConnectionSettings());
}

/// <summary>Lets dotnet-ef make migrations.</summary>
internal sealed class DesignTimeDb : Microsoft.EntityFrameworkCore.Design.IDesignTimeDbContextFactory<InfoDisclosureDb>
{
    public InfoDisclosureDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<InfoDisclosureDb>();
        options.Use(new DataDirectory(Path.GetTempPath()));
        return new InfoDisclosureDb(options.Options);
    }
}
