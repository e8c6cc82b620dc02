using System.CommandLine;
using System.Globalization;
using PoreRoutine.Bot.Unanswered;
using PoreRoutine.Understanding.Time;

namespace PoreRoutine.Bot.Commands;

/// <summary>The verbs of the one executable; <c>serve</c> where none is given. What is no verb's own goes to the settings.</summary>
internal static class CommandLine
{
    /// <summary>Runs what the arguments ask for.</summary>
    /// <returns>The exit code: 0 if it went well.</returns>
    public static Task<int> RunAsync(string[] args)
    {
        var question = new Argument<string>("question") { Description = "What a client might type, in quotes." };
        var serve = Verb("serve", "Serves the chat page and the bot (the default).");
        serve.SetAction((result, token) => ServeCommand.RunAsync(Settings(result), token));
        var check = Verb("check", "Checks seeds/, dialogs/ and the settings; prints one line a fault.");
        check.SetAction(result => CheckCommand.Run(Settings(result), Console.Out));
        var (now, zone) = (ReferenceOptions.Now(), ReferenceOptions.Zone());
        var ask = Verb("ask", "Prints what was understood of a message, and the answer.");
        ask.Arguments.Add(question);
        ask.Options.Add(now);
        ask.Options.Add(zone);
        ask.SetAction(result => AskCommand.Run(result.GetRequiredValue(question), Reference(result), Settings(result), Console.Out, Console.Error));
        var files = new Argument<string[]>("file") { Description = "Evaluation files: JSON Lines, an utterance a line with what it means.", Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = "One JSON object a line in the files' order, and nothing else." };
        var evaluate = Verb("evaluate", "Runs evaluation files; prints a table of accuracies and the misses.");
        evaluate.Arguments.Add(files);
        evaluate.Options.Add(json);
        evaluate.Options.Add(now);
        evaluate.Options.Add(zone);
        evaluate.SetAction(result =>
        {
            // An argument of many takes settings that stand behind it as well.
            var given = result.GetRequiredValue(files).ToLookup(value => value.StartsWith("--", StringComparison.Ordinal));
            return EvaluateCommand.Run([.. given[false]], result.GetValue(json), Reference(result), [.. given[true], .. Settings(result)], Console.Out, Console.Error);
        });

        var folder = new Argument<string>("folder") { Description = "Where the trained recogniser goes; made if it is not there. Others in it are deleted." };
        var train = Verb("train", "Trains the recogniser of seeds/ and dialogs/ (half a minute), unless the folder has it already; the build does so.");
        train.Arguments.Add(folder);
        train.SetAction(result => TrainCommand.Run(result.GetRequiredValue(folder), Settings(result), Console.Out, Console.Error));

        var days = Number("--days", UnansweredStore.Kept.Days, "Only what was asked in so many days, today included; without it, all that is kept.");
        var top = Number("--top", UnansweredCommand.MostGrouped, "How many questions to print; 20 without it.");
        var unanswered = Verb("unanswered", "Prints what was asked most often and is not covered.");
        unanswered.Options.Add(days);
        unanswered.Options.Add(top);
        unanswered.SetAction((result, token) => UnansweredCommand.RunAsync(result.GetValue(days), result.GetValue(top) ?? 20, Settings(result), Console.Out, Console.Error, token));

        var reminders = Verb("reminders", "Prints which reminders are due, late and set aside.");
        reminders.SetAction((result, token) => RemindersCommand.RunAsync(Settings(result), Console.Out, Console.Error, token));

        var push = Verb("push", "Checks seeds/ and dialogs/ and puts them in force for all instances that take their content from the container of Content:Source: all or nothing, within half a minute. Needs the settings Content:Source, Storage:Provider=AzureStorage and Storage:ServiceUri or Storage:ConnectionString.");
        push.SetAction((result, token) => ContentPushCommand.RunAsync(Settings(result), Console.Out, Console.Error, token));
        var content = new Command("content", "Content in the cloud.") { push };
        var clientData = ClientData();
        var (appId, domain) = (TeamsPackageCommand.AppId(), TeamsPackageCommand.Domain());
        var file = new Option<string>("--out") { Description = "The file to write, if there is one it is replaced.", DefaultValueFactory = _ => TeamsPackageCommand.DefaultFile };
        var teamsPackage = Verb("teams-package", "Writes the package by which Teams installs the bot, from dialogs/operator.yaml and dialogs/teams.en.yaml.");
        teamsPackage.Options.Add(appId);
        teamsPackage.Options.Add(domain);
        teamsPackage.Options.Add(file);
        teamsPackage.SetAction(result => TeamsPackageCommand.Run(
            result.GetRequiredValue(appId), result.GetRequiredValue(domain), result.GetRequiredValue(file), Settings(result), Console.Out, Console.Error));

        var root = new RootCommand("Pore Routine: a routine coach in an esthetician's own words. Every setting can be given as --Section:Key=value.")
        {
            serve,
            check,
            ask,
            evaluate,
            unanswered,
            reminders,
            clientData,
            content,
            teamsPackage,
            train,
        };
        root.TreatUnmatchedTokensAsErrors = false;
        root.SetAction((result, token) => result.UnmatchedTokens is [var first, ..] && !first.StartsWith('-')
            ? Task.FromResult(Refuse(first))
            : ServeCommand.RunAsync(Settings(result), token));

        // The service itself hears that it is to end, and takes the time to finish what it has in hand.
        return root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });

        TimeReference Reference(ParseResult result) => ReferenceOptions.Reference(result.GetValue(now), result.GetValue(zone), TimeProvider.System);
    }

    private static Command ClientData()
    {
        var text = NoSetting(new Argument<string>("text") { Description = "What to look for: a person's name, an object id of Entra, a conversation's id, or a part of one." });
        var find = Verb("find", "Prints the conversations whose id or stored document has a text in it. Reads them all; also while the service runs.");
        find.Arguments.Add(text);
        find.SetAction((result, token) => ClientDataCommand.FindAsync(result.GetRequiredValue(text), Settings(result), Console.Out, Console.Error, token));

        var channel = NoSetting(new Argument<string>("channel") { Description = "The channel, as find prints it." });
        var conversation = NoSetting(new Argument<string>("conversation") { Description = "The conversation's id, as find prints it." });
        var yes = new Option<bool>("--yes") { Description = "Deletes without asking." };
        var delete = Verb("delete", "Deletes what is stored of a conversation, as when the client says so: plan, diary, record, chat, calendar and link; also while the service runs.");
        delete.Arguments.Add(channel);
        delete.Arguments.Add(conversation);
        delete.Options.Add(yes);
        delete.SetAction((result, token) => ClientDataCommand.DeleteAsync(
            result.GetRequiredValue(channel),
            result.GetRequiredValue(conversation),
            result.GetValue(yes),
            Settings(result),
            Console.IsInputRedirected ? null : Console.In,
            Console.Out,
            Console.Error,
            token));
        return new Command("client-data", "What is stored about a client who cannot see to it in the chat.") { find, delete };
    }

    /// <summary>An argument takes whatever stands in its place, so a setting there would be looked for, in a store that it was to name.</summary>
    private static Argument<string> NoSetting(Argument<string> argument)
    {
        argument.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var value }] && (string.IsNullOrWhiteSpace(value) || (value.StartsWith("--", StringComparison.Ordinal) && value.AsSpan().ContainsAny(':', '='))))
            {
                result.AddError($"{argument.Name} is '{value}': write it first, and settings behind it");
            }
        });
        return argument;
    }

    private static Command Verb(string name, string description) => new(name, description) { TreatUnmatchedTokensAsErrors = false };

    private static Option<int?> Number(string name, int most, string description) => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && number <= most)
            {
                return number;
            }

            result.AddError($"{name} is '{result.Tokens[0].Value}': write a number from 1 to {most}");
            return null;
        },
    };

    private static string[] Settings(ParseResult result) => [.. result.UnmatchedTokens];

    private static int Refuse(string verb)
    {
        Console.Error.WriteLine($"There is no command '{verb}': see --help.");
        return 1;
    }
}
