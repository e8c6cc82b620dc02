using System.Diagnostics;
using System.Reflection;
using Azure.Monitor.OpenTelemetry.Exporter;
using BotFramework;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using PoreRoutine.Bot.Reminders;

namespace PoreRoutine.Bot.Telemetry;

/// <summary>Sends traces, metrics and logs where the settings say; nowhere, and without listening to any, where they say nothing.</summary>
internal static class TelemetryExtensions
{
    /// <summary>What the service is called where nobody names it (<c>OTEL_SERVICE_NAME</c>).</summary>
    private const string DefaultName = "pore-routine";

    /// <summary>Switches of Azure Monitor's exporter for what it would tell its maker, or count about itself.</summary>
    private static readonly string[] s_quiet = ["APPLICATIONINSIGHTS_STATSBEAT_DISABLED", "APPLICATIONINSIGHTS_SDKSTATS_DISABLED", "APPLICATIONINSIGHTS_SDKSTATS_DISABLED_ALL"];

    /// <summary>Adds it.</summary>
    public static void AddTelemetry(this IServiceCollection services, TelemetrySettings settings)
    {
        // They write down whole addresses, with the tokens in them, if they are let.
        services.AddLogging(logging => logging
            .AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning)
            .AddFilter("System.Net.Http.HttpClient", LogLevel.Warning));
        if (!settings.IsExported && settings.AzureMonitor is null)
        {
            return;
        }

        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource
                .AddService(DefaultName, serviceVersion: typeof(TelemetryExtensions).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion)
                .AddEnvironmentVariableDetector())
            .WithTracing(AddTraces)
            .WithMetrics(metrics => metrics
                .AddMeter(BotFrameworkTelemetry.Name, ServiceTelemetry.Name, ReminderMetrics.MeterName, "System.Runtime")
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation())
            .WithLogging(null, logging => logging.IncludeFormattedMessage = true);
        if (settings.IsExported)
        {
            telemetry.UseOtlpExporter();
        }

        if (settings.AzureMonitor is { } connection)
        {
            foreach (var name in s_quiet.Where(name => Environment.GetEnvironmentVariable(name) is null))
            {
                Environment.SetEnvironmentVariable(name, "true");
            }

            telemetry.UseAzureMonitorExporter(options =>
            {
                options.ConnectionString = connection;

                // A connection of its own, kept up all day for a view that is seldom open.
                options.EnableLiveMetrics = false;

                // What is told at all is told whether or not the trace around it was picked: errors above all.
                options.EnableTraceBasedLogsSampler = false;
            });
        }
    }

    private static void AddTraces(TracerProviderBuilder traces) => traces
        .AddSource(BotFrameworkTelemetry.Name, ServiceTelemetry.Name)
        .AddAspNetCoreInstrumentation(options => options.Filter = IsWorthASpan)

        // What nothing began is the look at the queue for what is due, every second.
        .AddHttpClientInstrumentation(options => options.FilterHttpRequestMessage = _ => Activity.Current?.ParentId is not null)
        .AddProcessor<AddressRedactor>();

    /// <summary>False for probes, and for streams: a stream is one request for as long as a page is open, and looks at its log every second.</summary>
    private static bool IsWorthASpan(HttpContext context) =>
        !context.Request.Path.StartsWithSegments("/healthz") && context.Request.Path.Value?.EndsWith("/stream", StringComparison.Ordinal) != true;
}
