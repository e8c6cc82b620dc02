using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.Win32.SafeHandles;

namespace PoreRoutine.Understanding.Encoding;

/// <summary>
/// The weights of a TensorFlow.js model: one after another in shards, by the manifest in <c>model.json</c>. Each is read when it is asked
/// for, so that no second copy of all of them is in memory. Not thread-safe.
/// </summary>
internal sealed class WeightStore : IDisposable
{
    private readonly string folder;
    private readonly List<(SafeFileHandle File, long Start, long Length)> shards = [];
    private readonly Dictionary<string, (long Offset, int Count)> places = new(StringComparer.Ordinal);
    private float[] kernel = [];

    /// <exception cref="IOException">A file is missing or cannot be read.</exception>
    /// <exception cref="InvalidDataException">The shards are not what the manifest says.</exception>
    public WeightStore(string folder)
    {
        this.folder = folder;
        try
        {
            var manifest = ReadManifest(Path.Combine(folder, "model.json"));
            var length = shards.Sum(shard => shard.Length);
            if (length != manifest) throw new InvalidDataException($"The weights in {folder} are damaged: {length} bytes, and model.json says {manifest}.");
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => shards.ForEach(shard => shard.File.Dispose());

    /// <summary>The values of the weight whose name ends so.</summary>
    /// <exception cref="InvalidDataException">There is no such weight, or more than one.</exception>
    public float[] Read(string ending)
    {
        var (offset, count) = Place(ending);
        var values = new float[count];
        Read(offset, values);
        return values;
    }

    /// <summary>The matrix of a kernel and its bias, whose names end so.</summary>
    /// <exception cref="InvalidDataException">There are no such weights, or more than one, or they do not fit together.</exception>
    public PackedMatrix ReadMatrix(string kernelEnding, string biasEnding)
    {
        var (offset, count) = Place(kernelEnding);
        if (kernel.Length < count) kernel = new float[count];
        var values = kernel.AsSpan(0, count);
        Read(offset, values);
        var bias = Read(biasEnding);
        return PackedMatrix.Fits(count, bias.Length) ? new(values, bias) : throw new InvalidDataException($"The weights …{kernelEnding} and …{biasEnding} in {folder} do not fit together.");
    }

    private (long Offset, int Count) Place(string ending)
    {
        var names = places.Keys.Where(name => name.EndsWith(ending, StringComparison.Ordinal)).ToArray();
        return names is [var name] ? places[name] : throw new InvalidDataException($"The model in {folder} has {names.Length} weights named …{ending}, not one.");
    }

    private void Read(long offset, Span<float> values)
    {
        var rest = MemoryMarshal.AsBytes(values);
        foreach (var (file, start, length) in shards.Where(shard => shard.Start + shard.Length > offset))
        {
            while (!rest.IsEmpty && offset < start + length)
            {
                var read = RandomAccess.Read(file, rest[..(int)Math.Min(rest.Length, start + length - offset)], offset - start);
                if (read == 0) throw new EndOfStreamException($"The weights in {folder} became shorter while they were read.");
                rest = rest[read..];
                offset += read;
            }
        }
    }

    /// <summary>Opens the shards, and finds out where the weights are in them.</summary>
    /// <returns>How many bytes there should be.</returns>
    private long ReadManifest(string file)
    {
        try
        {
            using var model = JsonDocument.Parse(File.ReadAllBytes(file));
            var group = model.RootElement.GetProperty("weightsManifest")[0];
            var offset = 0L;
            foreach (var weight in group.GetProperty("weights").EnumerateArray())
            {
                // Whole-number constants of the graph lie between the weights; each value takes four bytes as well.
                var count = weight.GetProperty("shape").EnumerateArray().Aggregate(1, (product, size) => checked(product * size.GetInt32()));
                places[weight.GetProperty("name").GetString()!] = (offset, count);
                offset += count * (long)sizeof(float);
            }

            foreach (var name in group.GetProperty("paths").EnumerateArray())
            {
                var shard = File.OpenHandle(Path.Combine(folder, name.GetString()!));
                shards.Add((shard, shards.Sum(before => before.Length), RandomAccess.GetLength(shard)));
            }

            return offset;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or OverflowException or IndexOutOfRangeException or ArgumentNullException)
        {
            throw new InvalidDataException($"{file} is damaged: {exception.Message}", exception);
        }
    }
}
