using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PoreRoutine.Understanding.Encoding;

/// <summary>A layer of the encoder: every piece looks at every other, then each is worked on by itself. Immutable.</summary>
internal sealed class TransformerLayer
{
    private const int Heads = 4;

    /// <summary>Four vectors of eight: as many sums as the processor works on at once.</summary>
    private const int Stride = 32;

    private const float Epsilon = 1e-6f;

    private readonly int width;
    private readonly PackedMatrix queriesKeysValues;
    private readonly PackedMatrix attended;
    private readonly PackedMatrix inner;
    private readonly PackedMatrix outer;
    private readonly (float[] Scale, float[] Bias) beforeAttention;
    private readonly (float[] Scale, float[] Bias) beforeInner;

    /// <param name="weights">The model's weights.</param>
    /// <param name="layer">The layer's name among them.</param>
    /// <param name="width">How many values a piece has on the way in.</param>
    public TransformerLayer(WeightStore weights, string layer, int width)
    {
        this.width = width;
        queriesKeysValues = Kernel("qkv_transform_single");
        attended = Kernel("output_transform_single");
        inner = Dense("conv1");
        outer = Dense("conv2");
        beforeAttention = Norm("layer_prepostprocess");
        beforeInner = Norm("FFN/layer_prepostprocess");

        PackedMatrix Kernel(string name) => weights.ReadMatrix(
            $"{layer}/TransformerLayer/MultiheadAttention/{name}/kernel/part_0",
            $"{layer}/TransformerLayer/MultiheadAttention/{name}/bias/ConcatPartitions/concat");

        PackedMatrix Dense(string name) => weights.ReadMatrix(
            $"{layer}/TransformerLayer/FFN/{name}/Tensordot/Reshape_1",
            $"{layer}/TransformerLayer/FFN/{name}/bias/ConcatPartitions/concat");

        (float[] Scale, float[] Bias) Norm(string name) => (
            weights.Read($"{layer}/TransformerLayer/{name}/layer_norm/layer_norm_scale/ConcatPartitions/concat"),
            weights.Read($"{layer}/TransformerLayer/{name}/layer_norm/layer_norm_bias/ConcatPartitions/concat"));
    }

    /// <summary>Applies the layer.</summary>
    /// <param name="values">The pieces, one after another.</param>
    /// <param name="residual">What the attention's result is added to, in the layer's own width of 512.</param>
    /// <param name="count">How many pieces.</param>
    public float[] Apply(ReadOnlySpan<float> values, ReadOnlySpan<float> residual, int count)
    {
        var result = Attend(queriesKeysValues.Multiply(Normalize(values, width, beforeAttention), count), count);
        TensorPrimitives.Add(result, residual, result);
        var hidden = inner.Multiply(Normalize(result, SentenceEncoder.Dimensions, beforeInner), count);
        TensorPrimitives.Max(hidden, 0, hidden);
        TensorPrimitives.Add(result, outer.Multiply(hidden, count), result);
        return result;
    }

    /// <summary>Optimised from the first call on: a text of ten pieces comes by the inner loops a thousand times.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private float[] Attend(float[] fused, int count)
    {
        var head = width / Heads;
        var context = new float[count * width];
        var scores = new float[count];
        var scale = 1 / MathF.Sqrt(head);
        ref var source = ref MemoryMarshal.GetArrayDataReference(fused);
        ref var target = ref MemoryMarshal.GetArrayDataReference(context);
        for (var start = 0; start < width; start += head)
        {
            for (var i = 0; i < count; i++)
            {
                for (var j = 0; j < count; j++)
                {
                    var (a, b, c, d) = (Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero);
                    var query = (nuint)((i * 3 * width) + start);
                    var key = (nuint)((((j * 3) + 1) * width) + start);
                    for (var end = query + (nuint)head; query < end; query += Stride, key += Stride)
                    {
                        a = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref source, query), Vector256.LoadUnsafe(ref source, key), a);
                        b = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref source, query + 8), Vector256.LoadUnsafe(ref source, key + 8), b);
                        c = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref source, query + 16), Vector256.LoadUnsafe(ref source, key + 16), c);
                        d = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref source, query + 24), Vector256.LoadUnsafe(ref source, key + 24), d);
                    }

                    scores[j] = scale * Vector256.Sum(a + b + (c + d));
                }

                TensorPrimitives.SoftMax(scores, scores);
                for (var k = start; k < start + head; k += Stride)
                {
                    var (a, b, c, d) = (Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero);
                    for (var j = 0; j < count; j++)
                    {
                        var score = Vector256.Create(scores[j]);
                        var value = (nuint)((((j * 3) + 2) * width) + k);
                        a = Vector256.MultiplyAddEstimate(score, Vector256.LoadUnsafe(ref source, value), a);
                        b = Vector256.MultiplyAddEstimate(score, Vector256.LoadUnsafe(ref source, value + 8), b);
                        c = Vector256.MultiplyAddEstimate(score, Vector256.LoadUnsafe(ref source, value + 16), c);
                        d = Vector256.MultiplyAddEstimate(score, Vector256.LoadUnsafe(ref source, value + 24), d);
                    }

                    var place = (nuint)((i * width) + k);
                    a.StoreUnsafe(ref target, place);
                    b.StoreUnsafe(ref target, place + 8);
                    c.StoreUnsafe(ref target, place + 16);
                    d.StoreUnsafe(ref target, place + 24);
                }
            }
        }

        return attended.Multiply(context, count);
    }

    private static float[] Normalize(ReadOnlySpan<float> values, int width, (float[] Scale, float[] Bias) norm)
    {
        var result = values.ToArray();
        for (var start = 0; start < result.Length; start += width)
        {
            var row = result.AsSpan(start, width);
            TensorPrimitives.Subtract(row, TensorPrimitives.Sum<float>(row) / width, row);
            var deviation = MathF.Sqrt((TensorPrimitives.SumOfSquares<float>(row) / width) + Epsilon);
            TensorPrimitives.Divide(row, deviation, row);
            TensorPrimitives.MultiplyAdd(row, norm.Scale, norm.Bias, row);
        }

        return result;
    }
}
