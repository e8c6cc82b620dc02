using PoreRoutine.Bot.Content;

namespace PoreRoutine.Bot.WebChat;

/// <summary>
/// The privacy notice at <c>/privacy</c> and the terms of use at <c>/terms</c>. Where the operator has an own one elsewhere, these lead there: there
/// are not two of them.
/// </summary>
internal static class NoticePages
{
    public const string Privacy = "/privacy";
    public const string Terms = "/terms";

    private static readonly string[] s_methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps the pages.</summary>
    public static void MapNoticePages(this IEndpointRouteBuilder routes)
    {
        Map(Privacy, "privacy", content => (content.Operator.Privacy, content.Privacy));
        Map(Terms, "terms", content => (content.Operator.Terms, content.Terms));

        void Map(string path, string word, Func<ContentFiles, (string Own, Notice Notice)> find) =>
            routes.MapMethods(path, s_methods, (HttpContext context, ContentSource source) =>
            {
                var content = source.Current;
                var (own, notice) = find(content);
                return own.Length > 0 ? Results.Redirect(own) : Answer(context, content, word, notice);
            });
    }

    /// <summary>Where it is: at the operator's own address, if there is one, else at this service.</summary>
    public static string AddressOf(string own, string path) => own.Length > 0 ? own : path;

    private static IResult Answer(HttpContext context, ContentFiles content, string word, Notice notice)
    {
        var nonce = OwnPage.NewNonce();
        return OwnPage.Answer(context, content, "notice.html", nonce, [$"style-src 'nonce-{nonce}'"],
            ("title", OwnPage.Encode(content.PageWords.ByKey[word])),
            ("text", notice.Html));
    }
}
