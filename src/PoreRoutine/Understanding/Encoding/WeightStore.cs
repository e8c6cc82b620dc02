using System.Runtime.InteropServices;
using System.Text.Json;

namespace PoreRoutine.Understanding.Encoding;

/// <summary>The weights of a TensorFlow.js model: one after another in shards, by the manifest in <c>model.json</c>. Immutable.</summary>
internal sealed class WeightStore
{
    private readonly byte[] bytes;
    private readonly Dictionary<string, (int Offset, int Count)> places = new(StringComparer.Ordinal);

    /// <exception cref="IOException">A file is missing or cannot be read.</exception>
    /// <exception cref="InvalidDataException">The shards are not what the manifest says.</exception>
    public WeightStore(string folder)
    {
        using var model = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "model.json")));
        var group = model.RootElement.GetProperty("weightsManifest")[0];
        var offset = 0;
        foreach (var weight in group.GetProperty("weights").EnumerateArray())
        {
            // Whole-number constants of the graph lie between the weights; each value takes four bytes as well.
            var count = weight.GetProperty("shape").EnumerateArray().Aggregate(1, (product, size) => product * size.GetInt32());
            places[weight.GetProperty("name").GetString()!] = (offset, count);
            offset += count * sizeof(float);
        }

        bytes = new byte[offset];
        var read = 0;
        foreach (var shard in group.GetProperty("paths").EnumerateArray())
        {
            using var file = File.OpenRead(Path.Combine(folder, shard.GetString()!));
            if (file.Length > bytes.Length - read) throw new InvalidDataException($"The weights in {folder} are more than their manifest says.");
            file.ReadExactly(bytes.AsSpan(read, (int)file.Length));
            read += (int)file.Length;
        }

        if (read != bytes.Length) throw new InvalidDataException($"The weights in {folder} are fewer than their manifest says.");
    }

    /// <summary>The values of the weight whose name ends so.</summary>
    /// <exception cref="InvalidDataException">There is no such weight, or more than one.</exception>
    public ReadOnlySpan<float> Find(string ending)
    {
        var names = places.Keys.Where(name => name.EndsWith(ending, StringComparison.Ordinal)).ToArray();
        if (names is not [var name]) throw new InvalidDataException($"The model has {names.Length} weights named …{ending}, not one.");
        var (offset, count) = places[name];
        return MemoryMarshal.Cast<byte, float>(bytes.AsSpan(offset, count * sizeof(float)));
    }
}
