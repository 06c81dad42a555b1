namespace Madoguchi.Handoff.StaffConsole;

/// <summary>A page that says one thing and what to do next.</summary>
/// <param name="Kept">What was typed and could not be used, shown so that it can be copied.</param>
public sealed record Notice(string Title, string Text, string LinkText, string Link, string? Kept = null)
{
    internal static Notice NotFound { get; } =
        new("ページが見つかりません", "相談が削除されたか、アドレスが違います。", "一覧へ戻る", "/staff");

    internal static Notice OutdatedForm { get; } =
        new("画面の有効期限が切れています", "何も送信・変更していません。画面を開き直して、もう一度操作してください。", "一覧へ戻る", "/staff");

    internal static Notice SignedOut { get; } =
        new("サインインの有効期限が切れました", "何も送信・変更していません。サインインして、もう一度操作してください。", "サインインする", "/staff/sign-in");

    internal static Notice BadLink { get; } =
        new("このリンクは使えません", "リンクは24時間以内に1回だけ使えます。管理者に新しいリンクを頼んでください。", "サインインへ", "/staff/sign-in");

    internal static Notice TooMany { get; } =
        new("しばらくお待ちください", "短い時間に何度も試されたため、受け付けを止めています。1分ほどたってから、もう一度お試しください。", "サインインへ", "/staff/sign-in");
}
