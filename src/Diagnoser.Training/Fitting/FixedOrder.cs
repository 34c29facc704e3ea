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

        Vector256<double> both = even + odd;
        double sum = both[0] + both[1] + (both[2] + both[3]);
        for (; index < count; index++)
        {
            sum += left[index] * right[index];
        }

        return sum;
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
}
