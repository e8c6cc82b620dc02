using System.Text.Json;
using System.Text.Json.Serialization;

namespace Faults.Connector;

/// <summary>What the connector tells those who ask.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ConnectorCounts))]
[JsonSerializable(typeof(Dictionary<string, int>))]
internal sealed partial class ConnectorJson : JsonSerializerContext;
