using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PoreRoutine.Understanding.Encoding;

/// <summary>A weight matrix, laid out so that a product reads it once from end to end. Immutable.</summary>
internal sealed class PackedMatrix
{
    /// <summary>How many columns stand together: two vectors of eight.</summary>
    private const int Panel = 16;

    /// <summary>How many rows are multiplied together: their sums and a row of a panel fill the sixteen registers of a processor with AVX2.</summary>
    private const int Block = 6;

    private readonly int inputs;
    private readonly int outputs;
    private readonly float[] panels;
    private readonly float[] bias;

    /// <param name="weights">Row by row, one row for each input.</param>
    /// <param name="bias">One value for each output; their count is a multiple of 16.</param>
    /// <exception cref="ArgumentException">The two do not fit together.</exception>
    public PackedMatrix(ReadOnlySpan<float> weights, float[] bias)
    {
        if (!Fits(weights.Length, bias.Length)) throw new ArgumentException($"{weights.Length} weights make no rows of {bias.Length}.", nameof(weights));
        this.bias = bias;
        outputs = bias.Length;
        inputs = weights.Length / outputs;
        panels = new float[weights.Length];
        for (var panel = 0; panel < outputs / Panel; panel++)
        {
            for (var row = 0; row < inputs; row++)
            {
                weights.Slice((row * outputs) + (panel * Panel), Panel).CopyTo(panels.AsSpan(((panel * inputs) + row) * Panel));
            }
        }
    }

    /// <summary>Whether so many weights and outputs can make a matrix.</summary>
    public static bool Fits(int weights, int outputs) => outputs > 0 && outputs % Panel == 0 && weights > 0 && weights % outputs == 0;

    /// <summary>Rows times the matrix, plus the bias.</summary>
    /// <param name="rows">Row by row, each as long as there are inputs.</param>
    /// <param name="count">How many rows.</param>
    public float[] Multiply(ReadOnlySpan<float> rows, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(rows.Length, count * inputs, nameof(rows));
        if (count is > 0 and < Block)
        {
            var padded = new float[Block * inputs];
            rows.CopyTo(padded);
            return Multiply(padded, Block)[..(count * outputs)];
        }

        var result = new float[count * outputs];
        for (var panel = 0; panel < outputs / Panel; panel++)
        {
            for (var row = 0; row < count; row += Block)
            {
                // The last block reaches back over rows that are done: doing them again costs less than doing the rest one by one.
                var first = Math.Min(row, count - Block);
                MultiplyBlock(rows.Slice(first * inputs, Block * inputs), panel, result.AsSpan((first * outputs) + (panel * Panel)));
            }
        }

        return result;
    }

    /// <summary>A block's sums stay in registers while the panel's weights pass by once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void MultiplyBlock(ReadOnlySpan<float> rows, int panel, Span<float> result)
    {
        var start = bias.AsSpan(panel * Panel, Panel);
        var (low, high) = (Vector256.Create<float>(start), Vector256.Create<float>(start[8..]));
        var (a0, a1, b0, b1, c0, c1, d0, d1, e0, e1, f0, f1) = (low, high, low, high, low, high, low, high, low, high, low, high);
        ref var weight = ref panels[panel * inputs * Panel];
        ref var a = ref MemoryMarshal.GetReference(rows);
        ref var b = ref Unsafe.Add(ref a, inputs);
        ref var c = ref Unsafe.Add(ref b, inputs);
        ref var d = ref Unsafe.Add(ref c, inputs);
        ref var e = ref Unsafe.Add(ref d, inputs);
        ref var f = ref Unsafe.Add(ref e, inputs);
        for (nint i = 0; i < inputs; i++)
        {
            var w0 = Vector256.LoadUnsafe(ref weight);
            var w1 = Vector256.LoadUnsafe(ref weight, 8);
            weight = ref Unsafe.Add(ref weight, Panel);
            var value = Vector256.Create(Unsafe.Add(ref a, i));
            a0 = Vector256.MultiplyAddEstimate(value, w0, a0);
            a1 = Vector256.MultiplyAddEstimate(value, w1, a1);
            value = Vector256.Create(Unsafe.Add(ref b, i));
            b0 = Vector256.MultiplyAddEstimate(value, w0, b0);
            b1 = Vector256.MultiplyAddEstimate(value, w1, b1);
            value = Vector256.Create(Unsafe.Add(ref c, i));
            c0 = Vector256.MultiplyAddEstimate(value, w0, c0);
            c1 = Vector256.MultiplyAddEstimate(value, w1, c1);
            value = Vector256.Create(Unsafe.Add(ref d, i));
            d0 = Vector256.MultiplyAddEstimate(value, w0, d0);
            d1 = Vector256.MultiplyAddEstimate(value, w1, d1);
            value = Vector256.Create(Unsafe.Add(ref e, i));
            e0 = Vector256.MultiplyAddEstimate(value, w0, e0);
            e1 = Vector256.MultiplyAddEstimate(value, w1, e1);
            value = Vector256.Create(Unsafe.Add(ref f, i));
            f0 = Vector256.MultiplyAddEstimate(value, w0, f0);
            f1 = Vector256.MultiplyAddEstimate(value, w1, f1);
        }

        Store(a0, a1, result);
        Store(b0, b1, result[outputs..]);
        Store(c0, c1, result[(2 * outputs)..]);
        Store(d0, d1, result[(3 * outputs)..]);
        Store(e0, e1, result[(4 * outputs)..]);
        Store(f0, f1, result[(5 * outputs)..]);
    }

    private static void Store(Vector256<float> low, Vector256<float> high, Span<float> result)
    {
        low.CopyTo(result);
        high.CopyTo(result[8..]);
    }
}
