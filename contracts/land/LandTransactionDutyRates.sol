// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @title Land Transaction Duty Act, article 6: the bands and their rates
abstract contract LandTransactionDutyRates {
    /// @custom:technical rates are in parts per million, so that charges come in millionths of a penny
    uint256 private constant MILLION = 1_000_000;

    /// @custom:figure art_6__para_1__table_1__tr_1 "£0"
    /// @custom:unit pence
    uint256 private constant FIRST_BAND = 0;
    /// @custom:figure art_6__para_1__table_1__tr_2 "£125,000"
    /// @custom:unit pence
    uint256 private constant SECOND_BAND = 125_000_00;
    /// @custom:figure art_6__para_1__table_1__tr_3 "£250,000"
    /// @custom:unit pence
    uint256 private constant THIRD_BAND = 250_000_00;
    /// @custom:figure art_6__para_1__table_1__tr_4 "£925,000"
    /// @custom:unit pence
    uint256 private constant FOURTH_BAND = 925_000_00;
    /// @custom:figure art_6__para_1__table_1__tr_5 "£1,500,000"
    /// @custom:unit pence
    uint256 private constant FIFTH_BAND = 1_500_000_00;

    /// @custom:figure art_6__para_1__table_1__tr_1 "0 %"
    /// @custom:unit ppm
    uint256 private constant FIRST_RATE = 0;
    /// @custom:figure art_6__para_1__table_1__tr_2 "2 %"
    /// @custom:unit ppm
    uint256 private constant SECOND_RATE = 20_000;
    /// @custom:figure art_6__para_1__table_1__tr_3 "5 %"
    /// @custom:unit ppm
    uint256 private constant THIRD_RATE = 50_000;
    /// @custom:figure art_6__para_1__table_1__tr_4 "10 %"
    /// @custom:unit ppm
    uint256 private constant FOURTH_RATE = 100_000;
    /// @custom:figure art_6__para_1__table_1__tr_5 "12 %"
    /// @custom:unit ppm
    uint256 private constant FIFTH_RATE = 120_000;

    /// @param amount chargeable amount in pence
    /// @return charge in millionths of a penny
    /// @custom:applies art_6__para_1
    /// @custom:effect oblige
    function art_6__para_1(uint256 amount) internal pure returns (uint256 charge) {
        // An application holds fewer than 2^32 prices of 64 bits.
        unchecked {
            charge = _between(FIRST_BAND, amount, SECOND_BAND) * FIRST_RATE;
            charge += _between(SECOND_BAND, amount, THIRD_BAND) * SECOND_RATE;
            charge += _between(THIRD_BAND, amount, FOURTH_BAND) * THIRD_RATE;
            charge += _between(FOURTH_BAND, amount, FIFTH_BAND) * FOURTH_RATE;
            charge += _between(FIFTH_BAND, amount, type(uint256).max) * FIFTH_RATE;
        }
    }

    /// @param charges in millionths of a penny
    /// @return duty in pence
    /// @custom:applies art_6__para_2
    /// @custom:effect oblige
    function art_6__para_2(uint256 charges) internal pure returns (uint256 duty) {
        return charges / MILLION;
    }

    /// @dev The part of the amount that lies above one bound and not above the other.
    function _between(uint256 lower, uint256 amount, uint256 upper) private pure returns (uint256) {
        if (amount <= lower) return 0;
        return (amount < upper ? amount : upper) - lower;
    }
}
