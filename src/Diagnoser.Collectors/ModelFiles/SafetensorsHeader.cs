using System.Buffers.Binary;
using System.Text.Json;

namespace Diagnoser.Collectors.ModelFiles;

/// <summary>
/// Reads the header of a safetensors file: eight bytes of length, then JSON with each tensor's type, shape and place
/// (https://github.com/huggingface/safetensors#format). The tensors themselves are not touched.
/// </summary>
internal static class SafetensorsHeader
{
    /// <summary>The format allows headers of 100 MB.</summary>
    private const long LongestHeader = 100_000_000;

    public static WeightFile Read(IMachine machine, string path, long length)
    {
        string name = MachinePath.Name(path);
        WeightFile file = new() { Name = name, Length = length };
        byte[]? prefix = machine.Files.ReadBytes(path, 0, 8);
        if (prefix is null)
        {
            return file;
        }

        if (prefix.Length < 8)
        {
            return file with { EndsEarly = true, Fault = "it ends within its header" };
        }

        ulong size = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (size is < 2 or > LongestHeader)
        {
            return file with { Fault = "it does not start with a safetensors header" };
        }

        if (8 + (long)size > length)
        {
            return file with { EndsEarly = true, ExpectedLength = null, Fault = "it ends within its header" };
        }

        byte[]? header = machine.Files.ReadBytes(path, 8, (int)size);
        return header is null || header.Length < (int)size ? file : Parse(file, header);
    }

    private static WeightFile Parse(WeightFile file, byte[] header)
    {
        List<TensorInfo> tensors = [];
        long end = 0;
        try
        {
            using JsonDocument document = JsonDocument.Parse(header, new JsonDocumentOptions { MaxDepth = 16 });
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return file with { Fault = "its header holds no object" };
            }

            foreach (JsonProperty tensor in document.RootElement.EnumerateObject())
            {
                if (tensor.Name == "__metadata__")
                {
                    continue;
                }

                tensors.Add(new TensorInfo(tensor.Name, tensor.Value.Text("dtype") ?? "", tensor.Value.Numbers("shape")));
                end = tensor.Value.Numbers("data_offsets") is [_, var last] ? Math.Max(end, last) : end;
            }
        }
        catch (JsonException)
        {
            return file with { Fault = "its header is no valid JSON" };
        }

        return file with { Tensors = tensors, ExpectedLength = 8 + header.Length + end };
    }
}
