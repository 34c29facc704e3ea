using System.Globalization;

namespace Diagnoser.Core.Facts;

/// <content>How a version is read.</content>
public sealed partial class PackageVersion
{
    private ref struct Reader(ReadOnlySpan<char> text)
    {
        private readonly ReadOnlySpan<char> _text = text;
        private int _position = text is ['v' or 'V', ..] ? 1 : 0;

        public readonly string Consumed => _text[.._position].ToString();

        public bool Skip(char character)
        {
            bool there = _position < _text.Length && _text[_position] == character;
            _position += there ? 1 : 0;
            return there;
        }

        public bool ReadNumber(out long number)
        {
            int end = _position;
            while (end < _text.Length && char.IsAsciiDigit(_text[end]) && end - _position < 18)
            {
                end++;
            }

            bool there = long.TryParse(_text[_position..end], NumberStyles.None, CultureInfo.InvariantCulture, out number);
            _position = there ? end : _position;
            return there;
        }

        public long[] ReadRelease(long first)
        {
            int start = _position;
            int count = 1;
            while (ReadDottedNumber(out _))
            {
                count++;
            }

            _position = start;
            long[] release = new long[count];
            release[0] = first;
            for (int index = 1; index < count; index++)
            {
                _ = ReadDottedNumber(out release[index]);
            }

            return release;
        }

        private bool ReadDottedNumber(out long number)
        {
            number = 0;
            int start = _position;
            if (Skip('.') && ReadNumber(out number))
            {
                return true;
            }

            _position = start;
            return false;
        }

        public (int Rank, long Number) ReadPreRelease()
        {
            int start = _position;
            SkipSeparator();
            int rank = SkipWord("alpha") || SkipWord("a") ? 1 : SkipWord("beta") || SkipWord("b") ? 2 : SkipWord("rc") || SkipWord("c") || SkipWord("preview") || SkipWord("pre") ? 3 : 0;
            if (rank > 0)
            {
                SkipSeparator();
                bool numbered = ReadNumber(out long number);
                if (numbered || _position == _text.Length || !char.IsAsciiLetter(_text[_position]))
                {
                    return (rank, number);
                }
            }

            _position = start;
            return (FinalRank, 0);
        }

        public long ReadSuffix(string word, string second, string? third, long absent)
        {
            int start = _position;
            SkipSeparator();
            if (SkipWord(word) || SkipWord(second) || (third is not null && SkipWord(third)))
            {
                SkipSeparator();
                bool numbered = ReadNumber(out long number);
                if (numbered || _position == _text.Length || !char.IsAsciiLetter(_text[_position]))
                {
                    return number;
                }
            }

            _position = start;
            return absent;
        }

        public string? ReadLocal()
        {
            int start = _position;
            if (!Skip('+'))
            {
                return null;
            }

            int from = _position;
            while (_position < _text.Length && (char.IsAsciiLetterOrDigit(_text[_position]) || (_text[_position] is '.' or '-' or '_' && _position + 1 < _text.Length && char.IsAsciiLetterOrDigit(_text[_position + 1]))))
            {
                _position++;
            }

            if (_position > from)
            {
                return _text[from.._position].ToString();
            }

            _position = start;
            return null;
        }

        private void SkipSeparator()
        {
            if (_position < _text.Length && _text[_position] is '.' or '-' or '_')
            {
                _position++;
            }
        }

        private bool SkipWord(string word)
        {
            bool there = _text[_position..].StartsWith(word, StringComparison.OrdinalIgnoreCase);
            _position += there ? word.Length : 0;
            return there;
        }
    }
}
