using System.Globalization;
using System.Text;

namespace PoreRoutine.Bot.Storage;

/// <summary>
/// Keys as names of blobs, and back. Letters, figures, <c>-</c> and <c>_</c> stay, and so do dots and slashes between them; any other byte of the
/// key in UTF-8 becomes <c>~</c> and two hexadecimal digits. So no name ends with a dot or has an empty folder, and no two keys share one.
/// </summary>
internal static class BlobNames
{
    /// <summary>How long a blob's name may be.</summary>
    private const int Longest = 1024;

    /// <summary>How many folders a name has at most; a blob's may have 254 parts.</summary>
    private const int MostFolders = 200;

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The name of a key's blob.</summary>
    /// <exception cref="ArgumentException">The key is empty, no Unicode text, or its name would be longer than 1,024 characters.</exception>
    public static string OfKey(string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        var name = new StringBuilder(key.Length);
        var bytes = s_utf8.GetBytes(key);
        var folders = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            var character = (char)bytes[i];
            var isBetween = i > 0 && i < bytes.Length - 1 && IsPlain(bytes[i - 1]) && IsPlain(bytes[i + 1]);
            if (IsPlain(bytes[i]) || (isBetween && (character == '.' || (character == '/' && ++folders <= MostFolders))))
            {
                name.Append(character);
            }
            else
            {
                name.Append(CultureInfo.InvariantCulture, $"~{bytes[i]:X2}");
            }
        }

        return name.Length <= Longest ? name.ToString() : throw new ArgumentException($"The key is too long for a blob: its name would have {name.Length} characters.", nameof(key));
    }

    /// <summary>The key whose blob has a name.</summary>
    public static string ToKey(string name)
    {
        var bytes = new List<byte>(name.Length);
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] == '~')
            {
                bytes.Add(byte.Parse(name.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                i += 2;
            }
            else
            {
                bytes.Add((byte)name[i]);
            }
        }

        return s_utf8.GetString([.. bytes]);
    }

    private static bool IsPlain(byte character) => char.IsAsciiLetterOrDigit((char)character) || character is (byte)'-' or (byte)'_';
}
