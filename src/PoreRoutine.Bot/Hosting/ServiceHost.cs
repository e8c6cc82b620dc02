namespace PoreRoutine.Bot.Hosting;

/// <summary>The host that every command starts from.</summary>
internal static class ServiceHost
{
    /// <summary>Where the service listens unless told otherwise.</summary>
    private const string DefaultAddress = "http://localhost:3978";

    /// <summary>A builder on the working directory, with the settings file, the environment and the arguments read.</summary>
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, EnvironmentName = EnvironmentOf(args) });
        if (builder.Configuration["urls"] is null && builder.Configuration["http_ports"] is null && builder.Configuration["https_ports"] is null)
        {
            builder.WebHost.UseUrls(DefaultAddress);
        }

        return builder;
    }

    /// <summary>Null where the environment or the arguments say; Development in a Debug build where nothing says.</summary>
    private static string? EnvironmentOf(string[] args)
    {
#if DEBUG
        var said = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT");
        return said is null && !args.Any(arg => arg.StartsWith("--environment", StringComparison.OrdinalIgnoreCase)) ? Environments.Development : null;
#else
        return null;
#endif
    }
}
