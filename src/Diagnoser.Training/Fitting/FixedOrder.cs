using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Diagnoser.Training.Fitting;

/// <summary>Sums whose order of additions does not depend on the machine's vector width, so that results agree to the last bit.</summary>
internal static class FixedOrder
{
    /// <summary>The inner product of two rows' first values.</summary>
    /// <param name="left">A row.</param>
    /// <param name="right">A row.</param>
    /// <param name="count">How many values count.</param>
    public static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right, int count)
    {
        ref double first = ref MemoryMarshal.GetReference(left);
        ref double second = ref MemoryMarshal.GetReference(right);
        Vector256<double> even = Vector256<double>.Zero;
        Vector256<double> odd = Vector256<double>.Zero;
        int index = 0;
        for (; index + 8 <= count; index += 8)
        {
            even += Vector256.LoadUnsafe(ref first, (nuint)index) * Vector256.LoadUnsafe(ref second, (nuint)index);
            odd += Vector256.LoadUnsafe(ref first, (nuint)(index + 4)) * Vector256.LoadUnsafe(ref second, (nuint)(index + 4));
        }

        double sum = Sum(even + odd);
        for (; index < count; index++)
        {
            sum += left[index] * right[index];
        }

        return sum;
    }

    /// <summary>Adds the inner products of four rows with one, whose values are then fetched once instead of four times, over a part of them.</summary>
    /// <param name="rows">The rows; the first four count.</param>
    /// <param name="right">The other row.</param>
    /// <param name="start">The first value that counts.</param>
    /// <param name="end">The value behind the last one.</param>
    /// <param name="sums">What the four products are added to.</param>
    public static void AddDots(ReadOnlySpan<double[]> rows, ReadOnlySpan<double> right, int start, int end, Span<double> sums)
    {
        ref double first = ref MemoryMarshal.GetArrayDataReference(rows[0]);
        ref double second = ref MemoryMarshal.GetArrayDataReference(rows[1]);
        ref double third = ref MemoryMarshal.GetArrayDataReference(rows[2]);
        ref double fourth = ref MemoryMarshal.GetArrayDataReference(rows[3]);
        ref double other = ref MemoryMarshal.GetReference(right);
        Vector256<double> sum1 = Vector256<double>.Zero;
        Vector256<double> sum2 = Vector256<double>.Zero;
        Vector256<double> sum3 = Vector256<double>.Zero;
        Vector256<double> sum4 = Vector256<double>.Zero;
        int index = start;
        for (; index + 4 <= end; index += 4)
        {
            Vector256<double> values = Vector256.LoadUnsafe(ref other, (nuint)index);
            sum1 += Vector256.LoadUnsafe(ref first, (nuint)index) * values;
            sum2 += Vector256.LoadUnsafe(ref second, (nuint)index) * values;
            sum3 += Vector256.LoadUnsafe(ref third, (nuint)index) * values;
            sum4 += Vector256.LoadUnsafe(ref fourth, (nuint)index) * values;
        }

        sums[0] += Sum(sum1);
        sums[1] += Sum(sum2);
        sums[2] += Sum(sum3);
        sums[3] += Sum(sum4);
        for (; index < end; index++)
        {
            for (int row = 0; row < 4; row++)
            {
                sums[row] += rows[row][index] * right[index];
            }
        }
    }

    /// <summary>Adds multiples of four rows to another, whose values are then fetched once instead of four times, over a part of them.</summary>
    /// <param name="target">The row that is added to.</param>
    /// <param name="rows">The rows that are added; the first four count.</param>
    /// <param name="scales">Their multiples.</param>
    /// <param name="start">The first value that counts.</param>
    /// <param name="end">The value behind the last one.</param>
    public static void AddScaled(Span<double> target, ReadOnlySpan<double[]> rows, ReadOnlySpan<double> scales, int start, int end)
    {
        ref double into = ref MemoryMarshal.GetReference(target);
        ref double first = ref MemoryMarshal.GetArrayDataReference(rows[0]);
        ref double second = ref MemoryMarshal.GetArrayDataReference(rows[1]);
        ref double third = ref MemoryMarshal.GetArrayDataReference(rows[2]);
        ref double fourth = ref MemoryMarshal.GetArrayDataReference(rows[3]);
        Vector256<double> scale1 = Vector256.Create(scales[0]);
        Vector256<double> scale2 = Vector256.Create(scales[1]);
        Vector256<double> scale3 = Vector256.Create(scales[2]);
        Vector256<double> scale4 = Vector256.Create(scales[3]);
        int index = start;
        for (; index + 4 <= end; index += 4)
        {
            Vector256<double> pair = (Vector256.LoadUnsafe(ref first, (nuint)index) * scale1) + (Vector256.LoadUnsafe(ref second, (nuint)index) * scale2);
            Vector256<double> other = (Vector256.LoadUnsafe(ref third, (nuint)index) * scale3) + (Vector256.LoadUnsafe(ref fourth, (nuint)index) * scale4);
            (Vector256.LoadUnsafe(ref into, (nuint)index) + (pair + other)).StoreUnsafe(ref into, (nuint)index);
        }

        for (; index < end; index++)
        {
            target[index] += (rows[0][index] * scales[0]) + (rows[1][index] * scales[1]) + ((rows[2][index] * scales[2]) + (rows[3][index] * scales[3]));
        }
    }

    /// <summary>Adds a multiple of a row to another.</summary>
    /// <param name="target">The row that is added to.</param>
    /// <param name="source">The row that is added.</param>
    /// <param name="scale">The multiple.</param>
    /// <param name="count">How many values count.</param>
    public static void AddScaled(Span<double> target, ReadOnlySpan<double> source, double scale, int count)
    {
        ref double into = ref MemoryMarshal.GetReference(target);
        ref double from = ref MemoryMarshal.GetReference(source);
        Vector256<double> scales = Vector256.Create(scale);
        int index = 0;
        for (; index + 4 <= count; index += 4)
        {
            (Vector256.LoadUnsafe(ref into, (nuint)index) + (Vector256.LoadUnsafe(ref from, (nuint)index) * scales)).StoreUnsafe(ref into, (nuint)index);
        }

        for (; index < count; index++)
        {
            target[index] += source[index] * scale;
        }
    }

    private static double Sum(Vector256<double> values) => values[0] + values[1] + (values[2] + values[3]);
}
