using System.Text.Json.Serialization;
using PoreRoutine.Bot.Calendar;
using PoreRoutine.Bot.ClientData;
using PoreRoutine.Bot.Reminders;
using PoreRoutine.Bot.Unanswered;

namespace PoreRoutine.Bot.Dialogs;

/// <summary>Source-generated JSON for what the bot stores and what its buttons carry.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ClientRecord))]
[JsonSerializable(typeof(ButtonPress))]
[JsonSerializable(typeof(ClientAddress))]
[JsonSerializable(typeof(ExportLink))]
[JsonSerializable(typeof(SetAsideClient))]
[JsonSerializable(typeof(CalendarAddress))]
[JsonSerializable(typeof(CalendarOwner))]
[JsonSerializable(typeof(UnansweredDay))]
[JsonSerializable(typeof(UnansweredIndex))]
internal sealed partial class BotJsonContext : JsonSerializerContext;
