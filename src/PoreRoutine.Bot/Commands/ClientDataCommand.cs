using System.Globalization;
using BotFramework;
using BotFramework.DirectLine;
using BotFramework.Turns;
using Microsoft.Extensions.Logging.Abstractions;
using PoreRoutine.Bot.ClientData;
using PoreRoutine.Bot.Clock;
using PoreRoutine.Bot.Dialogs;
using PoreRoutine.Bot.Hosting;
using PoreRoutine.Bot.Storage;

namespace PoreRoutine.Bot.Commands;

/// <summary>Finds and deletes what is stored about a client, where the client cannot. Works beside a running service.</summary>
internal static class ClientDataCommand
{
    /// <summary>How often the operator hears that the search goes on, in conversations.</summary>
    private const int Told = 1024;

    /// <summary>Prints the conversations whose id or stored document has a text in it.</summary>
    /// <param name="text">The text, such as a name or an id; not empty.</param>
    /// <param name="args">The settings.</param>
    /// <param name="output">Where the list goes.</param>
    /// <param name="errors">Where faults go, and how far the search has come.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>0; 1 if the settings or the data are at fault.</returns>
    public static Task<int> FindAsync(string text, string[] args, TextWriter output, TextWriter errors, CancellationToken cancellationToken) =>
        RunAsync(args, errors, () => Print([], 0, text, output), (stores, _) => FindAsync(stores, text, output, errors, cancellationToken), cancellationToken);

    /// <summary>Deletes what is stored of a conversation.</summary>
    /// <param name="channelId">The channel.</param>
    /// <param name="conversationId">The conversation in it.</param>
    /// <param name="isSure">True if nobody is to be asked.</param>
    /// <param name="args">The settings.</param>
    /// <param name="input">Where an answer comes from; null if nobody is there to give one.</param>
    /// <param name="output">Where the report goes.</param>
    /// <param name="errors">Where faults go.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>0 if it is deleted; else 1.</returns>
    public static Task<int> DeleteAsync(
        string channelId, string conversationId, bool isSure, string[] args, TextReader? input, TextWriter output, TextWriter errors, CancellationToken cancellationToken) =>
        RunAsync(
            args,
            errors,
            () => Refuse(NotStored(channelId, conversationId), errors),
            async (_, eraser) =>
            {
                if (await eraser.FindAsync(channelId, conversationId, cancellationToken) is not { } found)
                {
                    return Refuse(NotStored(channelId, conversationId), errors);
                }

                if (!isSure && input is null)
                {
                    return Refuse("Nothing was deleted: nobody is there to be asked, so say --yes.", errors);
                }

                if (!isSure && !await AskAsync(found, input!, output, cancellationToken))
                {
                    return Refuse("Nothing was deleted.", errors);
                }

                await eraser.DeleteAsync(channelId, conversationId, cancellationToken);
                output.WriteLine($"Deleted: {channelId} {conversationId}. Backups and soft delete have it until their days are over.");
                return 0;
            },
            cancellationToken);

    private static async Task<int> RunAsync(string[] args, TextWriter errors, Func<int> whereNothingIs, Func<Stores, ConversationEraser, Task<int>> run, CancellationToken cancellationToken)
    {
        var builder = ServiceHost.CreateBuilder(args);
        var (settings, faults) = ServiceSettings.Read(builder.Configuration, builder.Environment);
        if (faults.Count > 0)
        {
            return CheckCommand.Print(faults, [], errors);
        }

        try
        {
            // Where there is no data yet, none is made.
            if (!await Stores.ExistAsync(settings.Storage, cancellationToken))
            {
                return whereNothingIs();
            }

            using var stores = new Stores(settings.Storage, new ProductClock(TimeProvider.System, settings.ClockStart, settings.ClockSpeed), NullLoggerFactory.Instance);
            await using var services = Services(stores);
            return await run(stores, services.GetRequiredService<ConversationEraser>());
        }
        catch (Exception exception) when (StoreFault.Is(exception))
        {
            return StoreFault.Print(exception, settings.Storage, errors);
        }
    }

    /// <summary>As much of the service as it takes to delete.</summary>
    private static ServiceProvider Services(Stores stores)
    {
        var services = new ServiceCollection();
        services.AddSingleton(_ => stores.Items);
        services.AddSingleton<IConditionalStorage>(provider => provider.GetRequiredService<IDueStorage>());
        services.AddSingleton<IStorage>(provider => provider.GetRequiredService<IDueStorage>());
        services.AddDirectLine(_ => new DirectLineOptions { BotId = "", BotName = "" }, BotJson.Storage);
        services.AddClientDataStores();
        services.AddSingleton(provider => new TurnPipeline(provider.GetRequiredService<IStorage>(), BotJson.Storage, NullLogger<TurnPipeline>.Instance));
        services.AddSingleton<ConversationEraser>();
        return services.BuildServiceProvider();
    }

    private static async Task<int> FindAsync(Stores stores, string text, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        var search = new ConversationSearch(stores);
        var found = await search.FindAsync(
            text,
            looked =>
            {
                if (looked % Told == 0)
                {
                    errors.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{looked} conversations looked at so far."));
                }
            },
            cancellationToken).ToListAsync(cancellationToken);
        return Print(found, search.Looked, text, output);
    }

    private static int Print(List<StoredConversation> found, int looked, string text, TextWriter output)
    {
        if (found.Count == 0)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"None of {looked} conversations has \"{text}\" in it."));
            return 0;
        }

        var (channel, conversation) = (found.Max(one => one.ChannelId.Length), found.Max(one => one.ConversationId.Length));
        foreach (var one in found.OrderBy(one => one.ChannelId, StringComparer.Ordinal).ThenByDescending(one => one.LastSeen, StringComparer.Ordinal))
        {
            output.WriteLine($"{one.ChannelId.PadRight(channel)}  {one.ConversationId.PadRight(conversation)}  {one.LastSeen ?? "never wrote",-11}  {one.Name}".TrimEnd());
        }

        output.WriteLine();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Channel, conversation, last message, name. {found.Count} of {looked} conversations."));
        return 0;
    }

    private static async Task<bool> AskAsync(StoredConversation found, TextReader input, TextWriter output, CancellationToken cancellationToken)
    {
        output.WriteLine($"{found.ChannelId} {found.ConversationId}: {found.Name ?? "no name"}, last message {found.LastSeen ?? "never"}.");
        output.Write("Delete plan, diary, record, chat, calendar and link for good? Type yes: ");
        output.Flush();
        return string.Equals((await input.ReadLineAsync(cancellationToken))?.Trim(), "yes", StringComparison.OrdinalIgnoreCase);
    }

    private static string NotStored(string channelId, string conversationId) =>
        $"Nothing is stored of {channelId} {conversationId}: look for it with client-data find.";

    private static int Refuse(string reason, TextWriter errors)
    {
        errors.WriteLine(reason);
        return 1;
    }
}
