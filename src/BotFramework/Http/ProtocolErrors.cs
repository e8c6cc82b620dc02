using System.Text.Json;
using BotFramework.Schema;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BotFramework.Http;

/// <summary>Answers failed requests with the protocol's error body.</summary>
public static partial class ProtocolErrors
{
    /// <summary>Makes endpoints answer a <see cref="ProtocolException"/>, malformed JSON, a body too large, a turn or a store too slow and any failure with a JSON error.</summary>
    public static TBuilder WithProtocolErrors<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoints.AddEndpointFilter(async (context, next) =>
        {
            try
            {
                return await next(context).ConfigureAwait(false);
            }
            catch (ProtocolException exception)
            {
                return Result(exception.Status, exception.Code, exception.Message);
            }
            catch (JsonException exception)
            {
                return Result(StatusCodes.Status400BadRequest, "BadSyntax", $"The body is not the JSON expected: {exception.Message}");
            }
            catch (BadHttpRequestException exception)
            {
                return exception.StatusCode == StatusCodes.Status413PayloadTooLarge
                    ? Result(exception.StatusCode, "MessageSizeTooBig", $"The body is larger than {RequestReader.MaximumBytes} bytes.")
                    : Result(exception.StatusCode, "BadArgument", exception.Message);
            }
            catch (TimeoutException exception)
            {
                return Result(StatusCodes.Status503ServiceUnavailable, "ServiceUnavailable", exception.Message);
            }
            catch (OperationCanceledException) when (context.HttpContext.RequestAborted.IsCancellationRequested)
            {
                return Results.StatusCode(StatusCodes.Status499ClientClosedRequest);
            }
            catch (Exception exception) when (!context.HttpContext.Response.HasStarted)
            {
                LogFailed(context.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ProtocolErrors)), exception);
                return Result(StatusCodes.Status500InternalServerError, "ServiceError", "The service failed; the same request may be sent again.");
            }
        });
        return endpoints;
    }

    /// <summary>A response with the protocol's error body.</summary>
    public static IResult Result(int status, string code, string message) =>
        Results.Json(new ErrorResponse(new Error(code, message)), BotFrameworkJsonContext.Default.ErrorResponse, statusCode: status);

    [LoggerMessage(Level = LogLevel.Error, Message = "A request failed")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
