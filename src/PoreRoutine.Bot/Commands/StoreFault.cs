using System.Text.Json;
using Azure;
using Azure.Identity;
using BotFramework.Turns;
using Microsoft.Data.Sqlite;
using PoreRoutine.Bot.Storage;

namespace PoreRoutine.Bot.Commands;

/// <summary>What goes wrong with the store of a command, told to the operator in one line: which store, what it said, and what to look at.</summary>
internal static class StoreFault
{
    /// <summary>True for what a store, or the way to it, is at fault for.</summary>
    public static bool Is(Exception exception) => exception switch
    {
        // The client library gathers what its tries failed of.
        AggregateException all => all.InnerExceptions.All(Is),
        RequestFailedException or AuthenticationFailedException or SqliteException or TimeoutException or TurnTimeoutException => true,
        ArgumentException or IOException or UnauthorizedAccessException or InvalidDataException or JsonException => true,
        _ => false,
    };

    /// <summary>Prints it.</summary>
    /// <param name="fault">One that <see cref="Is"/>.</param>
    /// <param name="settings">Say which store it is.</param>
    /// <param name="errors">Where it goes.</param>
    /// <returns>1.</returns>
    public static int Print(Exception fault, StorageSettings settings, TextWriter errors)
    {
        // The last try is what holds now.
        var reason = fault is AggregateException all ? all.Flatten().InnerExceptions[^1] : fault;
        errors.WriteLine($"The data cannot be read: {settings.Place}: {FirstLine(reason.Message)}{Advice(reason, settings)}");
        return 1;
    }

    private static string Advice(Exception reason, StorageSettings settings) => reason switch
    {
        RequestFailedException { Status: 0 } or TaskCanceledException => $" It does not answer: look whether {SettingOf(settings)} is right, and whether this machine may call it.",
        RequestFailedException { Status: 401 or 403 } or AuthenticationFailedException => " It does not let you in: look who you are there (az account show), and whether that is given the role Storage Blob Data Contributor.",
        RequestFailedException => $" Look whether {SettingOf(settings)} is right, and what the account's health says.",
        _ => "",
    };

    private static string SettingOf(StorageSettings settings) => settings.ServiceUri is null ? "Storage:ConnectionString" : "Storage:ServiceUri";

    /// <summary>As a sentence: the rest is headers and bodies.</summary>
    private static string FirstLine(string message)
    {
        var line = message.AsSpan().TrimStart();
        var end = line.IndexOfAny('\r', '\n');
        line = (end < 0 ? line : line[..end]).TrimEnd();
        return line is [.., '.' or '!' or '?'] ? line.ToString() : $"{line}.";
    }
}
