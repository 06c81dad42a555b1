using Madoguchi.Knowledge.Recognition;
using Madoguchi.Knowledge.Tests.Retrieval;
using Xunit;

namespace Madoguchi.Knowledge.Tests.Recognition;

public sealed class RecognitionTests
{
    /// <summary>A Friday, ten in the morning in Japan.</summary>
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 10, 0, 0, TimeSpan.FromHours(9));

    private static Utterance Read(string text) => SmallContent.Knowledge.Read(text, null, Now);

    [Theory]
    [InlineData("うちの子は2歳です", 24)]
    [InlineData("１歳８ヶ月の息子", 20)]
    [InlineData("一歳半の健診", 18)]
    [InlineData("さんさいの子", 36)]
    [InlineData("生後3か月です", 3)]
    [InlineData("10カ月の赤ちゃん", 10)]
    [InlineData("生後6週", 1)]
    [InlineData("新生児がいます", 0)]
    [InlineData("my son is 3 years old", 36)]
    [InlineData("a 2-year-old and a baby", 24)]
    [InlineData("she is two and a half years old", 30)]
    [InlineData("my 8 month old won't eat", 8)]
    [InlineData("aged 5", 60)]
    [InlineData("my newborn", 0)]
    public void A_childs_age_is_read_in_months(string text, int months) => Assert.Equal(months, Read(text).ChildAge?.Months);

    [Theory]
    [InlineData("3ヶ月前に引っ越しました")]
    [InlineData("2か月以内に申請")]
    [InlineData("妻は30歳です")]
    [InlineData("we moved 3 months ago")]
    [InlineData("I am 34 years old")]
    [InlineData("20 months leave")]
    [InlineData("電話は03-1234-5678です")]
    public void A_span_of_time_or_an_adult_is_no_childs_age(string text) => Assert.Null(Read(text).ChildAge);

    [Theory]
    [InlineData("妊娠5か月です", 16)]
    [InlineData("妊娠12週目", 12)]
    [InlineData("妊婦です。今8か月です", 28)]
    [InlineData("I'm 20 weeks pregnant", 20)]
    [InlineData("I am pregnant, 5 months now", 16)]
    public void A_stage_of_pregnancy_is_read_in_weeks_and_is_no_age(string text, int weeks)
    {
        var utterance = Read(text);
        Assert.Equal(weeks, utterance.Pregnancy?.Weeks);
        Assert.Null(utterance.ChildAge);
    }

    [Fact]
    public void An_age_and_a_pregnancy_stand_side_by_side()
    {
        var utterance = Read("妊娠6か月で、上の子は2歳です");
        Assert.Equal(20, utterance.Pregnancy?.Weeks);
        Assert.Equal(24, utterance.ChildAge?.Months);
    }

    [Theory]
    [InlineData("今から電話できますか", "2026-11-20T10:00")]
    [InlineData("今夜やっていますか", "2026-11-20T21:00")]
    [InlineData("明日の10時に行きます", "2026-11-21T10:00")]
    [InlineData("あした午後3時半でもいい？", "2026-11-21T15:00")]
    [InlineData("日曜日は開いてる？", "2026-11-22T12:00")]
    [InlineData("明後日の朝", "2026-11-22T09:00")]
    [InlineData("年末年始は休みですか", "2026-12-31T12:00")]
    [InlineData("is anyone there now", "2026-11-20T10:00")]
    [InlineData("open tonight?", "2026-11-20T21:00")]
    [InlineData("call me tomorrow at 10", "2026-11-21T10:00")]
    [InlineData("on Sunday at 2 pm", "2026-11-22T14:00")]
    [InlineData("at 9 am", "2026-11-21T09:00")]
    public void The_moment_meant_is_seen_from_now_in_japan(string text, string expected) =>
        Assert.Equal(expected, Read(text).Time?.At.ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void Japan_is_already_tomorrow_when_the_server_is_still_in_yesterday()
    {
        var lateUtc = new DateTimeOffset(2026, 11, 20, 16, 0, 0, TimeSpan.Zero);
        Assert.Equal(22, SmallContent.Knowledge.Read("明日", null, lateUtc).Time?.At.Day);
    }

    [Fact]
    public void Without_the_current_moment_no_time_is_meant() => Assert.Null(SmallContent.Knowledge.Read("明日の10時").Time);

    [Fact]
    public void A_whole_day_is_not_exact_but_a_time_of_day_is()
    {
        Assert.False(Read("日曜日は開いてる？").Time?.IsExact);
        Assert.True(Read("明日の10時に行きます").Time?.IsExact);
    }

    [Theory]
    [InlineData("練馬区です", "nerima")]
    [InlineData("ねりまに住んでいます", "nerima")]
    [InlineData("I live in Nerima-ku", "nerima")]
    [InlineData("港区役所はどこ", "osaka-minato")]
    [InlineData("大阪市港区", "osaka-minato")]
    [InlineData("大阪の港区です", "osaka-minato")]
    [InlineData("minato-ku in Osaka", "osaka-minato")]
    [InlineData("東京から横浜に引っ越します", "yokohama")]
    [InlineData("moving from Tokyo to Yokohama", "yokohama")]
    public void A_municipality_is_known_by_its_names(string text, string id) => Assert.Equal(id, Read(text).Municipality);

    [Theory]
    [InlineData("東京都港区に住んでいます")]
    [InlineData("東京の港区")]
    [InlineData("Minato City, Tokyo")]
    [InlineData("Tokyo Minato-ku")]
    [InlineData("Minato-ku in Tokyo")]
    [InlineData("名古屋市港区")]
    [InlineData("みなとみらいで遊びたい")]
    [InlineData("nerimax")]
    public void A_namesake_elsewhere_is_not_the_municipality(string text) => Assert.Null(Read(text).Municipality);

    [Theory]
    [InlineData("090-1234-5678です", "09012345678")]
    [InlineData("０３（１２３４）５６７８", "0312345678")]
    [InlineData("call me: +81 90 1234 5678", "09012345678")]
    [InlineData("0120 279 338", "0120279338")]
    public void A_japanese_phone_number_is_read_as_digits(string text, string digits) => Assert.Equal(digits, Read(text).Phone);

    [Theory]
    [InlineData("2026-11-20")]
    [InlineData("1234567890")]
    [InlineData("0000000000")]
    [InlineData("03-12")]
    [InlineData("090-1234-56789012")]
    public void Other_digits_are_no_phone_number(string text) => Assert.Null(Read(text).Phone);

    [Theory]
    [InlineData("こんにちは！", SpeechAct.Greeting)]
    [InlineData("ありがとうございました。", SpeechAct.Thanks)]
    [InlineData("はい、お願いします", SpeechAct.Yes)]
    [InlineData("ハイ", SpeechAct.Yes)]
    [InlineData("いいえ", SpeechAct.No)]
    [InlineData("キャンセル", SpeechAct.Cancel)]
    [InlineData("職員さんと話したいです", SpeechAct.AskForPerson)]
    [InlineData("私のデータを消してください", SpeechAct.DeleteMyData)]
    [InlineData("何を保存していますか", SpeechAct.AskForMyData)]
    [InlineData("Hello", SpeechAct.Greeting)]
    [InlineData("THANK YOU!!", SpeechAct.Thanks)]
    [InlineData("yes please", SpeechAct.Yes)]
    [InlineData("no thanks", SpeechAct.No)]
    [InlineData("never mind", SpeechAct.Cancel)]
    [InlineData("can I speak to a human?", SpeechAct.AskForPerson)]
    [InlineData("please delete my data", SpeechAct.DeleteMyData)]
    [InlineData("what do you store about me", SpeechAct.AskForMyData)]
    public void A_short_message_does_what_it_says(string text, SpeechAct act) => Assert.Equal(act, Read(text).Intent);

    [Theory]
    [InlineData("こんにちは。児童手当はいくらですか")]
    [InlineData("はいはいする赤ちゃんの遊び場")]
    [InlineData("thanks, but how much is the allowance?")]
    [InlineData("no shots yet, what should I do")]
    public void A_question_with_a_polite_word_is_still_a_question(string text) => Assert.Equal(SpeechAct.Ask, Read(text).Intent);

    [Theory]
    [InlineData("2", 2)]
    [InlineData("２", 2)]
    [InlineData("②", 2)]
    [InlineData("二番", 2)]
    [InlineData("2番です", 2)]
    [InlineData("3つ目", 3)]
    [InlineData("(1)", 1)]
    [InlineData("number 2", 2)]
    [InlineData("the second one", 2)]
    [InlineData("๒", 2)]
    public void The_number_of_a_choice_is_read_in_many_forms(string text, int number) => Assert.Equal(number, Read(text).ChoiceNumber);

    [Theory]
    [InlineData("119")]
    [InlineData("2歳です")]
    [InlineData("0")]
    [InlineData("2人目の手当")]
    public void Another_number_is_no_choice(string text) => Assert.Null(Read(text).ChoiceNumber);

    [Fact]
    public void A_language_without_vocabulary_recognises_only_what_needs_none()
    {
        var utterance = SmallContent.WithoutRecognition.Read("明日、2歳の子と練馬区に行きます 090-1234-5678", null, Now);
        Assert.Null(utterance.ChildAge);
        Assert.Null(utterance.Time);
        Assert.Equal("nerima", utterance.Municipality);
        Assert.Equal("09012345678", utterance.Phone);
        Assert.Equal(2, SmallContent.WithoutRecognition.Read("2").ChoiceNumber);
    }
}
