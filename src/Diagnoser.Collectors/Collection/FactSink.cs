using System.Globalization;
using Diagnoser.Collectors.LogFiles;
using Diagnoser.Collectors.Variables;
using Diagnoser.Core.Facts;

namespace Diagnoser.Collectors.Collection;

/// <summary>
/// Takes a collector's facts in their order. It keeps values to one short line, masks what looks like a secret, and takes nothing more once
/// the collector's time is over. It may be used from several threads.
/// </summary>
public sealed class FactSink
{
    /// <summary>Characters of a value; what is longer is cut.</summary>
    public const int LongestValue = 600;

    private readonly Lock _gate = new();
    private readonly List<Fact> _facts = [];
    private bool _closed;
    private FoundFailure? _failure;

    /// <summary>What was stated so far.</summary>
    public IReadOnlyList<Fact> Facts
    {
        get
        {
            lock (_gate)
            {
                return [.. _facts];
            }
        }
    }

    /// <summary>The failure that was found, if the collector looks for one.</summary>
    public FoundFailure? Failure
    {
        get
        {
            lock (_gate)
            {
                return _failure;
            }
        }
    }

    /// <summary>States a fact; an empty value states nothing.</summary>
    /// <param name="key">The key, one of <see cref="FactKeys"/>.</param>
    /// <param name="value">The value.</param>
    /// <param name="source">The file or tool that said it.</param>
    public void Add(string key, string? value, string source)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return;
        }

        Fact fact = new(key, SecretMask.Apply(OneLine(value)), FactSource.FromMachine(source));
        lock (_gate)
        {
            if (!_closed)
            {
                _facts.Add(fact);
            }
        }
    }

    /// <summary>States a number.</summary>
    /// <param name="key">The key, one of <see cref="FactKeys"/>.</param>
    /// <param name="value">The value in the key's unit.</param>
    /// <param name="source">The file or tool that said it.</param>
    public void Add(string key, long value, string source) => Add(key, value.ToString(CultureInfo.InvariantCulture), source);

    /// <summary>States a quantity, with two digits behind the point.</summary>
    /// <param name="key">The key, one of <see cref="FactKeys"/>.</param>
    /// <param name="value">The value in the key's unit.</param>
    /// <param name="source">The file or tool that said it.</param>
    public void Add(string key, double value, string source) => Add(key, value.ToString("0.##", CultureInfo.InvariantCulture), source);

    /// <summary>States whether something is so.</summary>
    /// <param name="key">The key, one of <see cref="FactKeys"/>.</param>
    /// <param name="value">Whether it is so.</param>
    /// <param name="source">The file or tool that said it.</param>
    public void Add(string key, bool value, string source) => Add(key, value ? "true" : "false", source);

    /// <summary>Hands over the failure that was found.</summary>
    /// <param name="failure">The failure.</param>
    public void Report(FoundFailure failure)
    {
        lock (_gate)
        {
            _failure = _closed ? _failure : failure;
        }
    }

    /// <summary>Takes nothing more.</summary>
    internal void Close()
    {
        lock (_gate)
        {
            _closed = true;
        }
    }

    private static string OneLine(string value)
    {
        ReadOnlySpan<char> text = value.AsSpan().Trim();
        text = text.Length > LongestValue ? text[..LongestValue] : text;
        if (text.IndexOfAnyInRange('\0', '\u001f') < 0)
        {
            return text.ToString();
        }

        return string.Create(text.Length, text, static (target, source) =>
        {
            for (int index = 0; index < source.Length; index++)
            {
                target[index] = char.IsControl(source[index]) ? ' ' : source[index];
            }
        });
    }
}
