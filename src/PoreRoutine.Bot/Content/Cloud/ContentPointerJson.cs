using System.Text.Json;
using System.Text.Json.Serialization;

namespace PoreRoutine.Bot.Content.Cloud;

/// <summary>How <see cref="ContentPointer"/> is written: people look at it.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, WriteIndented = true)]
[JsonSerializable(typeof(ContentPointer))]
internal sealed partial class ContentPointerJson : JsonSerializerContext;
