using System.Text.Json;
using BotFramework.Schema;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace BotFramework.Http;

/// <summary>Answers failed requests with the protocol's error body.</summary>
public static class ProtocolErrors
{
    /// <summary>Makes endpoints answer a <see cref="ProtocolException"/>, malformed JSON, a body too large and a turn or a store too slow with a JSON error.</summary>
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
        });
        return endpoints;
    }

    /// <summary>A response with the protocol's error body.</summary>
    public static IResult Result(int status, string code, string message) =>
        Results.Json(new ErrorResponse(new Error(code, message)), BotFrameworkJsonContext.Default.ErrorResponse, statusCode: status);
}
