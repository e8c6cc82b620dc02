using FsCheck;
using FsCheck.Fluent;
using PoreRoutine.Understanding.Encoding;

namespace PoreRoutine.Tests.Understanding.Encoding;

public sealed class PackedMatrixTests
{
    [Fact]
    public void Multiply_AnyShape_IsTheProduct()
    {
        var shapes =
            from rows in Gen.Choose(0, 20)
            from inputs in Gen.Choose(1, 40)
            from panels in Gen.Choose(1, 4)
            from seed in Gen.Choose(0, int.MaxValue)
            select (rows, inputs, outputs: 16 * panels, seed);
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(shapes.ToArbitrary(), shape =>
        {
            var random = new System.Random(shape.seed);
            var (rows, weights, bias) = (Values(shape.rows * shape.inputs), Values(shape.inputs * shape.outputs), Values(shape.outputs));

            var product = new PackedMatrix(weights, bias).Multiply(rows, shape.rows);

            product.Length.ShouldBe(shape.rows * shape.outputs);
            for (var row = 0; row < shape.rows; row++)
            {
                for (var output = 0; output < shape.outputs; output++)
                {
                    var sum = (double)bias[output];
                    for (var input = 0; input < shape.inputs; input++) sum += (double)rows[(row * shape.inputs) + input] * weights[(input * shape.outputs) + output];
                    ((double)product[(row * shape.outputs) + output]).ShouldBe(sum, 1e-4);
                }
            }

            float[] Values(int count) => [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextSingle()) - 1)];
        }));
    }

    [Fact]
    public void Multiply_ARowAmongOthers_IsWhatItIsAlone()
    {
        float[] weights = [.. Enumerable.Range(0, 32 * 48).Select(index => MathF.Sin(index))];
        float[] rows = [.. Enumerable.Range(0, 13 * 32).Select(index => MathF.Cos(index))];
        var matrix = new PackedMatrix(weights, new float[48]);

        var together = matrix.Multiply(rows, 13);

        for (var row = 0; row < 13; row++)
        {
            matrix.Multiply(rows.AsSpan(row * 32, 32), 1).ShouldBe(together[(row * 48)..((row + 1) * 48)]);
        }
    }

    [Theory]
    [InlineData(0, 16)]
    [InlineData(16, 0)]
    [InlineData(30, 15)]
    [InlineData(33, 16)]
    public void Create_WeightsThatMakeNoMatrix_Throws(int weights, int outputs) =>
        Should.Throw<ArgumentException>(() => new PackedMatrix(new float[weights], new float[outputs]));

    [Fact]
    public void Multiply_RowsOfAnotherLength_Throws() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new PackedMatrix(new float[32], new float[16]).Multiply(new float[3], 1));
}
