using System.Text.Json;
using BotFramework.Http;
using BotFramework.Turns;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace BotFramework.DirectLine;

/// <summary>Adds Direct Line to a service.</summary>
public static class DirectLineExtensions
{
    /// <summary>Adds what the endpoints need. The service adds an <see cref="IConditionalStorage"/>, an <see cref="IBot"/> and the adapter itself.</summary>
    /// <param name="services">The service's parts.</param>
    /// <param name="options">What the server needs to know of the bot.</param>
    /// <param name="json">How activities are written; they may hold the bot's own types.</param>
    public static IServiceCollection AddDirectLine(this IServiceCollection services, Func<IServiceProvider, DirectLineOptions> options, JsonSerializerOptions json) => services
        .AddSingleton(options)
        .AddSingleton<TokenSigner>()
        .AddSingleton<DirectLineTokens>()
        .AddSingleton<DirectLineTurns>()
        .AddSingleton(provider => new DirectLineLog(provider.GetRequiredService<IConditionalStorage>(), json, TimeProvider.System))
        .AddSingleton(provider => new DirectLineHistory(provider.GetRequiredService<DirectLineLog>()))
        .AddSingleton<IActivitySender, DirectLineSender>()
        .AddSingleton<DirectLineEndpoints>()
        .AddCors();

    /// <summary>Maps Direct Line 3.0 below <c>/v3/directline</c>. WebSockets and CORS must be in use: pages of any origin may call, as a token is all that counts.</summary>
    public static IEndpointConventionBuilder MapDirectLine(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        var group = routes.MapGroup("/v3/directline");
        routes.ServiceProvider.GetRequiredService<DirectLineEndpoints>().Map(group);
        group.RequireCors(policy => policy.AllowAnyOrigin().AllowAnyMethod().AllowAnyHeader().SetPreflightMaxAge(TimeSpan.FromDays(1)));
        return group.WithProtocolErrors();
    }
}
