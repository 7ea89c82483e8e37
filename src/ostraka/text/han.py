"""Reading Han characters: one written name may be read in Chinese, Korean or Japanese.

金正恩 is Jin Zheng'en in Chinese and Kim Jong Un in Korean; 田中花子 is Tanaka Hanako. A name
gets every reading its characters allow: Chinese always; Korean where the first character
is a Korean family name and each other one has a known Korean reading; Japanese where both
halves are known names. Personal names are split into family and given name here, since
Han is written without blanks.
"""

import re
from functools import lru_cache

from anyascii import anyascii

from ostraka.text.scripts import script_of

_COMPOUND = frozenset(
    "欧阳 歐陽 司马 司馬 诸葛 諸葛 上官 司徒 夏侯 皇甫 尉迟 公孙 公孫 慕容 令狐 宇文 长孙 端木 东方 東方 南宫".split()
)
_KOREAN_SURNAMES = dict(
    pair.split(":")
    for pair in (
        "金:kim 李:ri 朴:pak 崔:choe 鄭:jong 郑:jong 姜:kang 趙:jo 赵:jo 尹:yun 張:jang 张:jang 林:rim 韓:han 韩:han "
        "吳:o 吴:o 徐:so 申:sin 權:kwon 权:kwon 黃:hwang 黄:hwang 安:an 宋:song 柳:ryu 洪:hong 高:ko 文:mun 孫:son "
        "梁:ryang 裵:pae 裴:pae 白:paek 許:ho 许:ho 南:nam 沈:sim 盧:ro 卢:ro 河:ha 郭:kwak 成:song 車:cha 朱:ju 池:ji "
        "玄:hyon 咸:ham 太:thae 桂:kye 康:kang 全:jon 田:jon 玉:ok 廉:ryom 千:chon 方:pang 元:won"
    ).split()
)
_KOREAN_GIVEN = dict(
    pair.split(":")
    for pair in (
        "正:jong 恩:un 日:il 成:song 英:yong 永:yong 哲:chol 浩:ho 鎬:ho 虎:ho 明:myong 男:nam 南:nam 淑:suk 姬:hui 熙:hui "
        "仁:in 在:jae 載:jae 宰:jae 寅:in 東:tong 东:tong 植:sik 龍:ryong 龙:ryong 勇:yong 鐵:chol 铁:chol 國:kuk 国:kuk "
        "光:kwang 學:hak 学:hak 海:hae 基:ki 錫:sok 石:sok 善:son 先:son 與:yo 与:yo 貞:jong 敬:kyong 京:kyong 景:kyong "
        "經:kyong 惠:hye 槿:kun 민:min 民:min 敏:min 俊:jun 準:jun 秀:su 洙:su 守:su 元:won 源:won 相:sang 尚:sang 勳:hun "
        "훈:hun 赫:hyok 革:hyok 烈:yol 悅:yol 鐘:jong 種:jong 宗:jong 春:chun 順:sun 順:sun 子:ja 蘭:ran 兰:ran 和:hwa 花:hwa "
        "星:song 聖:song 武:mu 文:mun 炳:pyong 秉:pyong 平:pyong 泳:yong 映:yong 智:ji 志:ji 賢:hyon 贤:hyon 鉉:hyon"
    ).split()
)
_JAPANESE_SURNAMES = dict(
    pair.split(":")
    for pair in (
        "佐藤:sato 鈴木:suzuki 高橋:takahashi 高桥:takahashi 田中:tanaka 伊藤:ito 渡辺:watanabe 渡邊:watanabe 山本:yamamoto "
        "中村:nakamura 小林:kobayashi 加藤:kato 吉田:yoshida 山田:yamada 佐々木:sasaki 山口:yamaguchi 松本:matsumoto "
        "井上:inoue 木村:kimura 林:hayashi 斎藤:saito 斉藤:saito 清水:shimizu 山崎:yamazaki 森:mori 池田:ikeda 橋本:hashimoto "
        "阿部:abe 安倍:abe 石川:ishikawa 山下:yamashita 中島:nakajima 石井:ishii 小川:ogawa 前田:maeda 岡田:okada 長谷川:hasegawa "
        "藤田:fujita 後藤:goto 近藤:kondo 村上:murakami 遠藤:endo 青木:aoki 坂本:sakamoto 福田:fukuda 太田:ota 西村:nishimura "
        "藤井:fujii 藤原:fujiwara 岡本:okamoto 三浦:miura 金子:kaneko 中野:nakano 中川:nakagawa 原田:harada 松田:matsuda "
        "竹内:takeuchi 小野:ono 田村:tamura 中山:nakayama 和田:wada 石田:ishida 森田:morita 上田:ueda 原:hara 内田:uchida "
        "柴田:shibata 酒井:sakai 宮崎:miyazaki 横山:yokoyama 高木:takagi 安藤:ando 宮本:miyamoto 大野:ono 小島:kojima "
        "谷口:taniguchi 今井:imai 高田:takada 増田:masuda 丸山:maruyama 杉山:sugiyama 村田:murata 大塚:otsuka 新井:arai "
        "小山:koyama 平野:hirano 藤本:fujimoto 河野:kono 上野:ueno 野口:noguchi 武田:takeda 松井:matsui 千葉:chiba "
        "岸田:kishida 石破:ishiba 菅:suga 高市:takaichi 麻生:aso 小泉:koizumi 鳩山:hatoyama 野田:noda 菊地:kikuchi 野々村:nonomura "
        "高石:takaishi 松浦:matsuura 重信:shigenobu 岡:oka 吉村:yoshimura"
    ).split()
)
_JAPANESE_GIVEN = dict(
    pair.split(":")
    for pair in (
        "太郎:taro 次郎:jiro 一郎:ichiro 三郎:saburo 花子:hanako 健:ken 健一:kenichi 健太:kenta 誠:makoto 隆:takashi 浩:hiroshi "
        "博:hiroshi 明:akira 茂:shigeru 実:minoru 清:kiyoshi 勇:isamu 進:susumu 正:tadashi 豊:yutaka 学:manabu 修:osamu "
        "和夫:kazuo 幸雄:yukio 正男:masao 英樹:hideki 直樹:naoki 大輔:daisuke 翔太:shota 拓也:takuya 和也:kazuya 達也:tatsuya "
        "哲也:tetsuya 純一郎:junichiro 晋三:shinzo 文雄:fumio 早苗:sanae 茂樹:shigeki 美穂:miho 陽子:yoko 洋子:yoko 恵子:keiko "
        "和子:kazuko 幸子:sachiko 京子:kyoko 久美子:kumiko 由美子:yumiko 真由美:mayumi 直子:naoko 裕子:yuko 智子:tomoko "
        "明美:akemi 房子:fusako 香織:kaori 愛:ai 結衣:yui 陽菜:hina 美咲:misaki 麻衣:mai 千代子:chiyoko 太一:taichi 翔:sho"
    ).split()
)


def syllables(characters: str) -> list[str]:
    """Chinese readings, one a character.

    >>> syllables("习近平")
    ['xi', 'jin', 'ping']
    """
    # A character without a known reading stands for itself by its number.
    return [re.sub(r"[^a-z]", "", anyascii(c).lower()) or f"u{ord(c):x}" for c in characters]


def split_chinese(name: str) -> tuple[str, str]:
    """(Family name, given name); the given name may be empty.

    >>> split_chinese("习近平"), split_chinese("欧阳修")
    (('习', '近平'), ('欧阳', '修'))
    """
    width = 2 if name[:2] in _COMPOUND and len(name) > 2 else 1
    return name[:width], name[width:]


def korean_reading(name: str) -> tuple[str, str] | None:
    """(Family, given) as read in Korean, or None where a character has no known Korean reading.

    >>> korean_reading("金正恩")
    ('kim', 'jongun')
    """
    if not 2 <= len(name) <= 4 or name[0] not in _KOREAN_SURNAMES:
        return None
    given = [_KOREAN_GIVEN.get(c) for c in name[1:]]
    return None if None in given else (_KOREAN_SURNAMES[name[0]], "".join(g for g in given if g))


def japanese_reading(name: str) -> tuple[str, str] | None:
    """(Family, given) as read in Japanese, or None where a half is not known.

    >>> japanese_reading("田中花子")
    ('tanaka', 'hanako')
    """
    for width in (3, 2, 1):
        family, given = _JAPANESE_SURNAMES.get(name[:width]), _JAPANESE_GIVEN.get(name[width:])
        if family and given:
            return family, given
    return None


@lru_cache(maxsize=1 << 16)
def same_character(a: str, b: str) -> bool:
    """Whether two characters that are read alike may be one in its traditional and simplified form.

    Not where both are in use in either way of writing: 石 and 市 are two characters. The
    character sets of the mainland (GB 2312) and of Taiwan (Big5) tell which way a character belongs to.

    >>> same_character("張", "张"), same_character("石", "市"), same_character("종", "정")
    (True, False, False)
    """
    if a == b:
        return True
    return script_of(a) == script_of(b) == "han" and not all(map(_in_both_ways, (a, b)))


def _in_both_ways(character: str) -> bool:
    try:
        return bool(character.encode("gb2312") and character.encode("big5"))
    except UnicodeEncodeError:
        return False
