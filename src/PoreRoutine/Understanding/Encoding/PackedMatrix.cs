using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PoreRoutine.Understanding.Encoding;

/// <summary>A weight matrix, laid out so that a product reads it once from end to end. Immutable.</summary>
internal sealed class PackedMatrix
{
    /// <summary>How many columns stand together: two vectors of eight.</summary>
    private const int Panel = 16;

    private readonly int inputs;
    private readonly int outputs;
    private readonly float[] panels;
    private readonly float[] bias;

    /// <param name="weights">Row by row, one row for each input.</param>
    /// <param name="bias">One value for each output; their count is a multiple of 16.</param>
    public PackedMatrix(ReadOnlySpan<float> weights, float[] bias)
    {
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

    public int Outputs => outputs;

    /// <summary>Rows times the matrix, plus the bias.</summary>
    /// <param name="rows">Row by row, each as long as there are inputs.</param>
    /// <param name="count">How many rows.</param>
    public float[] Multiply(ReadOnlySpan<float> rows, int count)
    {
        var result = new float[count * outputs];
        for (var panel = 0; panel < outputs / Panel; panel++)
        {
            var weights = panels.AsSpan(panel * inputs * Panel, inputs * Panel);
            var start = bias.AsSpan(panel * Panel, Panel);
            var row = 0;
            for (; row + 4 <= count; row += 4)
            {
                MultiplyFour(rows.Slice(row * inputs, 4 * inputs), weights, start, result.AsSpan((row * outputs) + (panel * Panel)));
            }

            for (; row < count; row++)
            {
                MultiplyOne(rows.Slice(row * inputs, inputs), weights, start, result.AsSpan((row * outputs) + (panel * Panel)));
            }
        }

        return result;
    }

    private void MultiplyFour(ReadOnlySpan<float> rows, ReadOnlySpan<float> weights, ReadOnlySpan<float> start, Span<float> result)
    {
        var vectors = MemoryMarshal.Cast<float, Vector256<float>>(weights);
        var (low, high) = (Vector256.Create(start), Vector256.Create(start[8..]));
        var (a0, a1, b0, b1, c0, c1, d0, d1) = (low, high, low, high, low, high, low, high);
        var a = rows[..inputs];
        var b = rows.Slice(inputs, inputs);
        var c = rows.Slice(2 * inputs, inputs);
        var d = rows.Slice(3 * inputs, inputs);
        for (var i = 0; i < a.Length; i++)
        {
            var (w0, w1) = (vectors[2 * i], vectors[(2 * i) + 1]);
            var value = Vector256.Create(a[i]);
            a0 = Vector256.MultiplyAddEstimate(value, w0, a0);
            a1 = Vector256.MultiplyAddEstimate(value, w1, a1);
            value = Vector256.Create(b[i]);
            b0 = Vector256.MultiplyAddEstimate(value, w0, b0);
            b1 = Vector256.MultiplyAddEstimate(value, w1, b1);
            value = Vector256.Create(c[i]);
            c0 = Vector256.MultiplyAddEstimate(value, w0, c0);
            c1 = Vector256.MultiplyAddEstimate(value, w1, c1);
            value = Vector256.Create(d[i]);
            d0 = Vector256.MultiplyAddEstimate(value, w0, d0);
            d1 = Vector256.MultiplyAddEstimate(value, w1, d1);
        }

        Store(a0, a1, result);
        Store(b0, b1, result[outputs..]);
        Store(c0, c1, result[(2 * outputs)..]);
        Store(d0, d1, result[(3 * outputs)..]);
    }

    private static void MultiplyOne(ReadOnlySpan<float> row, ReadOnlySpan<float> weights, ReadOnlySpan<float> start, Span<float> result)
    {
        var vectors = MemoryMarshal.Cast<float, Vector256<float>>(weights);
        var (low, high) = (Vector256.Create(start), Vector256.Create(start[8..]));
        for (var i = 0; i < row.Length; i++)
        {
            var value = Vector256.Create(row[i]);
            low = Vector256.MultiplyAddEstimate(value, vectors[2 * i], low);
            high = Vector256.MultiplyAddEstimate(value, vectors[(2 * i) + 1], high);
        }

        Store(low, high, result);
    }

    private static void Store(Vector256<float> low, Vector256<float> high, Span<float> result)
    {
        low.CopyTo(result);
        high.CopyTo(result[8..]);
    }
}
